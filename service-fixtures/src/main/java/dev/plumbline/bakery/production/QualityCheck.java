package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A thermometer in a loaf. */
@Entity
@Table(
    name = "quality_checks",
    indexes = @Index(name = "ix_quality_checks_batch", columnList = "batch_id"))
public class QualityCheck {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "batch_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_quality_checks_batch"))
  private Batch batch;

  @Column(name = "checked_at", nullable = false)
  private Instant checkedAt;

  @Column(name = "core_celsius", nullable = false, precision = 4, scale = 1)
  private BigDecimal coreCelsius;

  @Column(nullable = false)
  private boolean passed;

  protected QualityCheck() {}

  public QualityCheck(Batch batch, Instant checkedAt, BigDecimal coreCelsius, boolean passed) {
    this.batch = batch;
    this.checkedAt = checkedAt;
    this.coreCelsius = coreCelsius;
    this.passed = passed;
  }

  public Long getId() {
    return id;
  }

  public Batch getBatch() {
    return batch;
  }

  public Instant getCheckedAt() {
    return checkedAt;
  }

  public BigDecimal getCoreCelsius() {
    return coreCelsius;
  }

  public boolean isPassed() {
    return passed;
  }
}
