package dev.plumbline.bakery.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** Something that is kept in stock. */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "item_type", length = 20)
@Table(
    name = "stock_items",
    uniqueConstraints = @UniqueConstraint(name = "uq_stock_items_sku", columnNames = "sku"))
public abstract class StockItem {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "stock_items")
  @SequenceGenerator(
      name = "stock_items",
      sequenceName = "stock_items_seq",
      initialValue = 1000,
      allocationSize = 10)
  private Long id;

  @Version private int version;

  @Column(nullable = false, length = 40)
  private String sku;

  @Column(nullable = false, length = 120)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private UnitOfMeasure unit;

  @Column(name = "reorder_level", nullable = false, precision = 12, scale = 3)
  private BigDecimal reorderLevel = BigDecimal.ZERO;

  protected StockItem() {}

  protected StockItem(String sku, String name, UnitOfMeasure unit) {
    this.sku = sku;
    this.name = name;
    this.unit = unit;
  }

  public void reorderAt(BigDecimal level) {
    this.reorderLevel = level;
  }

  public Long getId() {
    return id;
  }

  public int getVersion() {
    return version;
  }

  public String getSku() {
    return sku;
  }

  public String getName() {
    return name;
  }

  public UnitOfMeasure getUnit() {
    return unit;
  }

  public BigDecimal getReorderLevel() {
    return reorderLevel;
  }
}
