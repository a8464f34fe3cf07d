package dev.plumbline.bakery.inventory;

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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A change of the quantity of a batch: written once, never altered. */
@Entity
@Immutable
@Table(
    name = "stock_movements",
    indexes = @Index(name = "ix_stock_movements_batch", columnList = "batch_id, occurred_at desc"))
public class StockMovement {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "stock_movements")
  @SequenceGenerator(
      name = "stock_movements",
      sequenceName = "stock_movements_seq",
      allocationSize = 100)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "batch_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_stock_movements_batch"))
  private Batch batch;

  @Enumerated(EnumType.STRING)
  @Column(name = "movement_type", nullable = false, length = 16)
  private MovementType type;

  @Column(nullable = false, precision = 12, scale = 3)
  private BigDecimal quantity;

  @Column(name = "occurred_at", nullable = false)
  private Instant occurredAt;

  protected StockMovement() {}

  StockMovement(Batch batch, MovementType type, BigDecimal quantity, Instant occurredAt) {
    this.batch = batch;
    this.type = type;
    this.quantity = quantity;
    this.occurredAt = occurredAt;
  }

  public Long getId() {
    return id;
  }

  public Batch getBatch() {
    return batch;
  }

  public MovementType getType() {
    return type;
  }

  public BigDecimal getQuantity() {
    return quantity;
  }

  public Instant getOccurredAt() {
    return occurredAt;
  }
}
