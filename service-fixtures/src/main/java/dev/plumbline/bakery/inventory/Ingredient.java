package dev.plumbline.bakery.inventory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Something that goes into the dough; what the laboratory measured is in a table of its own. */
@Entity
@DiscriminatorValue("INGREDIENT")
@Table(name = "ingredients")
@PrimaryKeyJoinColumn(
    name = "stock_item_id",
    foreignKey = @ForeignKey(name = "fk_ingredients_stock_item"))
@SecondaryTable(
    name = "ingredient_analyses",
    pkJoinColumns = @PrimaryKeyJoinColumn(name = "stock_item_id"),
    foreignKey = @ForeignKey(name = "fk_ingredient_analyses_ingredient"))
public class Ingredient extends StockItem {

  @Column(name = "shelf_life_days", nullable = false)
  private short shelfLifeDays;

  @Column(nullable = false)
  private boolean organic;

  @ElementCollection
  @CollectionTable(
      name = "ingredient_allergens",
      joinColumns = @JoinColumn(name = "stock_item_id"),
      foreignKey = @ForeignKey(name = "fk_ingredient_allergens_ingredient"))
  @Enumerated(EnumType.STRING)
  @Column(name = "allergen", nullable = false, length = 16)
  private Set<Allergen> allergens = EnumSet.noneOf(Allergen.class);

  @Column(table = "ingredient_analyses", name = "moisture_percent", precision = 4, scale = 2)
  private BigDecimal moisturePercent;

  @Column(table = "ingredient_analyses", name = "protein_percent", precision = 4, scale = 2)
  private BigDecimal proteinPercent;

  protected Ingredient() {}

  public Ingredient(String sku, String name, UnitOfMeasure unit, int shelfLifeDays) {
    super(sku, name, unit);
    this.shelfLifeDays = (short) shelfLifeDays;
  }

  public void contains(Allergen allergen) {
    allergens.add(allergen);
  }

  public void certifyOrganic() {
    this.organic = true;
  }

  public void analyse(BigDecimal moisture, BigDecimal protein) {
    this.moisturePercent = moisture;
    this.proteinPercent = protein;
  }

  public short getShelfLifeDays() {
    return shelfLifeDays;
  }

  public boolean isOrganic() {
    return organic;
  }

  public Set<Allergen> getAllergens() {
    return Collections.unmodifiableSet(allergens);
  }

  public BigDecimal getMoisturePercent() {
    return moisturePercent;
  }

  public BigDecimal getProteinPercent() {
    return proteinPercent;
  }
}
