package dev.plumbline.bakery.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

/** Bags, boxes, ribbons: counted by the piece. */
@Entity
@DiscriminatorValue("PACKAGING")
@Table(name = "packaging_items")
@PrimaryKeyJoinColumn(
    name = "stock_item_id",
    foreignKey = @ForeignKey(name = "fk_packaging_items_stock_item"))
public class PackagingItem extends StockItem {

  @Column(nullable = false, length = 60)
  private String material;

  @Column(nullable = false)
  private boolean compostable;

  protected PackagingItem() {}

  public PackagingItem(String sku, String name, String material, boolean compostable) {
    super(sku, name, UnitOfMeasure.PIECE);
    this.material = material;
    this.compostable = compostable;
  }

  public String getMaterial() {
    return material;
  }

  public boolean isCompostable() {
    return compostable;
  }
}
