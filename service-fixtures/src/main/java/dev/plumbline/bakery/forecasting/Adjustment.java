package dev.plumbline.bakery.forecasting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What the baker knows better than the model: a street market, a school trip. */
@Entity
@Table(
    name = "adjustments",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_adjustments_product_days",
            columnNames = {"product_id", "first_day", "last_day"}))
public class Adjustment {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "adjustments")
  @SequenceGenerator(name = "adjustments", sequenceName = "adjustments_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "product_id", nullable = false)
  private Product product;

  @Column(name = "first_day", nullable = false)
  private LocalDate firstDay;

  @Column(name = "last_day", nullable = false)
  private LocalDate lastDay;

  @Column(nullable = false, precision = 5, scale = 2)
  private BigDecimal factor;

  @Column(length = 200)
  private String reason;

  protected Adjustment() {}

  public Adjustment(Product product, LocalDate firstDay, LocalDate lastDay, BigDecimal factor) {
    this.product = product;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.factor = factor;
  }

  public Long id() {
    return id;
  }

  public Product product() {
    return product;
  }

  public String reason() {
    return reason;
  }

  public void because(String newReason) {
    reason = newReason;
  }

  public BigDecimal apply(LocalDate day, BigDecimal expected) {
    return day.isBefore(firstDay) || day.isAfter(lastDay) ? expected : expected.multiply(factor);
  }
}
