package dev.plumbline.bakery.suppliers;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A supplier's prices from a day on. */
@Entity
@Table(
    name = "price_lists",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_price_lists_valid_from",
            columnNames = {"supplier_id", "validFrom"}))
public class PriceList {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_price_lists_supplier"))
  private Supplier supplier;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(nullable = false, length = 3)
  private Currency currency;

  @Column(nullable = false)
  private LocalDate validFrom;

  private LocalDate validUntil;

  @OneToMany(mappedBy = "priceList", cascade = CascadeType.ALL, orphanRemoval = true)
  private List<Price> prices = new ArrayList<>();

  protected PriceList() {}

  public PriceList(Supplier supplier, LocalDate validFrom) {
    this.supplier = supplier;
    this.currency = supplier.getCurrency();
    this.validFrom = validFrom;
  }

  public Price add(Item item, BigDecimal amount, int minimumQuantity) {
    Price price = new Price(this, item, amount, minimumQuantity);
    prices.add(price);
    return price;
  }

  public void endOn(LocalDate lastDay) {
    this.validUntil = lastDay;
  }

  public Long getId() {
    return id;
  }

  public Supplier getSupplier() {
    return supplier;
  }

  public Currency getCurrency() {
    return currency;
  }

  public LocalDate getValidFrom() {
    return validFrom;
  }

  public LocalDate getValidUntil() {
    return validUntil;
  }

  public List<Price> getPrices() {
    return Collections.unmodifiableList(prices);
  }
}
