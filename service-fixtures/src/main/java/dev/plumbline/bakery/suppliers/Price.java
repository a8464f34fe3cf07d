package dev.plumbline.bakery.suppliers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;

/** What an item costs, from a quantity on. */
@Entity
@Table(
    name = "prices",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_prices_item_minimum_quantity",
            columnNames = {"priceList_id", "item_id", "minimumQuantity"}))
public class Price {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_prices_price_list"))
  private PriceList priceList;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_prices_item"))
  private Item item;

  @Column(nullable = false, precision = 12, scale = 4)
  private BigDecimal amount;

  @Column(nullable = false)
  private int minimumQuantity;

  protected Price() {}

  Price(PriceList priceList, Item item, BigDecimal amount, int minimumQuantity) {
    this.priceList = priceList;
    this.item = item;
    this.amount = amount;
    this.minimumQuantity = minimumQuantity;
  }

  public Long getId() {
    return id;
  }

  public PriceList getPriceList() {
    return priceList;
  }

  public Item getItem() {
    return item;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public int getMinimumQuantity() {
    return minimumQuantity;
  }
}
