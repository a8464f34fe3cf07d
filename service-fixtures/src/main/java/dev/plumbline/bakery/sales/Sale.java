package dev.plumbline.bakery.sales;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** One receipt. */
@Entity
@Table(name = "sales", indexes = @Index(name = "ix_sales_sold_at", columnList = "sold_at"))
public class Sale {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "customer_id", foreignKey = @ForeignKey(name = "fk_sales_customer"))
  private Customer customer;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private SalesChannel channel;

  @Column(name = "sold_at", nullable = false)
  private Instant soldAt;

  @OneToMany(mappedBy = "sale", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<SaleLine> lines = new ArrayList<>();

  @ManyToMany
  @JoinTable(
      name = "sale_vouchers",
      joinColumns = @JoinColumn(name = "sale_id"),
      foreignKey = @ForeignKey(name = "fk_sale_vouchers_sale"),
      inverseJoinColumns = @JoinColumn(name = "voucher_id"),
      inverseForeignKey = @ForeignKey(name = "fk_sale_vouchers_voucher"))
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Set<Voucher> vouchers = new LinkedHashSet<>();

  protected Sale() {}

  public Sale(SalesChannel channel, Instant soldAt) {
    this.channel = channel;
    this.soldAt = soldAt;
  }

  /** Rings up a product at today's price. */
  public SaleLine add(Product product, int quantity, BigDecimal discountPercent) {
    SaleLine line = new SaleLine(this, lines.size() + 1, product, quantity, discountPercent);
    lines.add(line);
    return line;
  }

  public void redeem(Voucher voucher) {
    vouchers.add(voucher);
  }

  public void attributeTo(Customer regular) {
    this.customer = regular;
  }

  public Long getId() {
    return id;
  }

  public Customer getCustomer() {
    return customer;
  }

  public SalesChannel getChannel() {
    return channel;
  }

  public Instant getSoldAt() {
    return soldAt;
  }

  public List<SaleLine> getLines() {
    return Collections.unmodifiableList(lines);
  }

  public Set<Voucher> getVouchers() {
    return Collections.unmodifiableSet(vouchers);
  }
}
