package dev.plumbline.bakery.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** Money handed back; a payment is refunded once at most. */
@Entity
@Table(name = "refunds")
public class Refund {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "payment_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_refunds_payment"))
  private Payment payment;

  @Column(nullable = false, precision = 12, scale = 2)
  private BigDecimal amount;

  @Column(nullable = false, length = 200)
  private String reason;

  @Column(name = "refunded_at", nullable = false)
  private Instant refundedAt;

  protected Refund() {}

  public Refund(Payment payment, BigDecimal amount, String reason, Instant refundedAt) {
    this.payment = payment;
    this.amount = amount;
    this.reason = reason;
    this.refundedAt = refundedAt;
  }

  public Long getId() {
    return id;
  }

  public Payment getPayment() {
    return payment;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public String getReason() {
    return reason;
  }

  public Instant getRefundedAt() {
    return refundedAt;
  }
}
