package dev.plumbline.bakery.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** Money received for a sale; unlike the lines, it outlives any attempt to delete the sale. */
@Entity
@Table(name = "payments")
public class Payment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "sale_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_payments_sale"))
  private Sale sale;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private PaymentMethod method;

  @Column(nullable = false, precision = 12, scale = 2)
  private BigDecimal amount;

  @Column(name = "paid_at", nullable = false)
  private Instant paidAt;

  protected Payment() {}

  public Payment(Sale sale, PaymentMethod method, BigDecimal amount, Instant paidAt) {
    this.sale = sale;
    this.method = method;
    this.amount = amount;
    this.paidAt = paidAt;
  }

  public Long getId() {
    return id;
  }

  public Sale getSale() {
    return sale;
  }

  public PaymentMethod getMethod() {
    return method;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public Instant getPaidAt() {
    return paidAt;
  }
}
