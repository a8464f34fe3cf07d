package dev.plumbline.bakery.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/** A discount for a while. */
@Entity
@Table(
    name = "promotions",
    uniqueConstraints = @UniqueConstraint(name = "uq_promotions_code", columnNames = "code"))
public class Promotion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 24)
  private String code;

  @Column(name = "discount_percent", nullable = false, precision = 4, scale = 2)
  private BigDecimal discountPercent;

  @Column(name = "starts_at", nullable = false)
  private OffsetDateTime startsAt;

  @Column(name = "ends_at")
  private OffsetDateTime endsAt;

  protected Promotion() {}

  public Promotion(String code, BigDecimal discountPercent, OffsetDateTime startsAt) {
    this.code = code;
    this.discountPercent = discountPercent;
    this.startsAt = startsAt;
  }

  public void endAt(OffsetDateTime end) {
    this.endsAt = end;
  }

  public Long getId() {
    return id;
  }

  public String getCode() {
    return code;
  }

  public BigDecimal getDiscountPercent() {
    return discountPercent;
  }

  public OffsetDateTime getStartsAt() {
    return startsAt;
  }

  public OffsetDateTime getEndsAt() {
    return endsAt;
  }
}
