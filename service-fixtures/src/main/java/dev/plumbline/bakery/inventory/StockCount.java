package dev.plumbline.bakery.inventory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What somebody found when looking into a storage location. */
@Entity
@Table(
    name = "stock_counts",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_stock_counts_day",
            columnNames = {"storage_location_id", "counted_on"}))
public class StockCount {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "storage_location_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_stock_counts_storage_location"))
  private StorageLocation location;

  @Column(name = "counted_on", nullable = false)
  private LocalDate countedOn;

  @Column(name = "counted_by", length = 120)
  private String countedBy;

  @ElementCollection
  @CollectionTable(
      name = "stock_count_lines",
      joinColumns = @JoinColumn(name = "stock_count_id"),
      foreignKey = @ForeignKey(name = "fk_stock_count_lines_stock_count"))
  @MapKeyJoinColumn(
      name = "batch_id",
      foreignKey = @ForeignKey(name = "fk_stock_count_lines_batch"))
  @Column(name = "counted_quantity", nullable = false, precision = 12, scale = 3)
  private Map<Batch, BigDecimal> countedQuantities = new HashMap<>();

  protected StockCount() {}

  public StockCount(StorageLocation location, LocalDate countedOn, String countedBy) {
    this.location = location;
    this.countedOn = countedOn;
    this.countedBy = countedBy;
  }

  public void found(Batch batch, BigDecimal quantity) {
    countedQuantities.put(batch, quantity);
  }

  public Long getId() {
    return id;
  }

  public StorageLocation getLocation() {
    return location;
  }

  public LocalDate getCountedOn() {
    return countedOn;
  }

  public String getCountedBy() {
    return countedBy;
  }

  public Map<Batch, BigDecimal> getCountedQuantities() {
    return Collections.unmodifiableMap(countedQuantities);
  }
}
