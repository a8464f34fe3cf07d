package dev.plumbline.bakery.inventory;

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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What came with one delivery of one item, and what is left of it. */
@Entity
@Table(
    name = "batches",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_batches_lot_number",
            columnNames = {"stock_item_id", "lot_number"}),
    indexes = @Index(name = "ix_batches_expires_on", columnList = "expires_on"))
public class Batch {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "batches")
  @SequenceGenerator(name = "batches", sequenceName = "batches_seq")
  private Long id;

  @Version private int version;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "stock_item_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_batches_stock_item"))
  private StockItem item;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "storage_location_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_batches_storage_location"))
  private StorageLocation location;

  @Column(name = "lot_number", nullable = false, length = 40)
  private String lotNumber;

  @Column(name = "quantity_on_hand", nullable = false, precision = 12, scale = 3)
  private BigDecimal quantityOnHand = BigDecimal.ZERO;

  @Column(name = "expires_on")
  private LocalDate expiresOn;

  protected Batch() {}

  public Batch(StockItem item, StorageLocation location, String lotNumber) {
    this.item = item;
    this.location = location;
    this.lotNumber = lotNumber;
  }

  /** Changes what is on hand; the movement is the proof and still has to be persisted. */
  public StockMovement move(MovementType type, BigDecimal quantity, Instant at) {
    quantityOnHand = quantityOnHand.add(quantity);
    return new StockMovement(this, type, quantity, at);
  }

  public void expireOn(LocalDate day) {
    this.expiresOn = day;
  }

  public Long getId() {
    return id;
  }

  public int getVersion() {
    return version;
  }

  public StockItem getItem() {
    return item;
  }

  public StorageLocation getLocation() {
    return location;
  }

  public String getLotNumber() {
    return lotNumber;
  }

  public BigDecimal getQuantityOnHand() {
    return quantityOnHand;
  }

  public LocalDate getExpiresOn() {
    return expiresOn;
  }
}
