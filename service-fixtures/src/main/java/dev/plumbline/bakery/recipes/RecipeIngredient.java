package dev.plumbline.bakery.recipes;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** How much of what; the same ingredient may be weighed twice. */
@Embeddable
public class RecipeIngredient {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "ingredient_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_recipe_ingredients_ingredient"))
  private Ingredient ingredient;

  @Column(nullable = false, precision = 9, scale = 2)
  private BigDecimal grams;

  protected RecipeIngredient() {}

  public RecipeIngredient(Ingredient ingredient, BigDecimal grams) {
    this.ingredient = ingredient;
    this.grams = grams;
  }

  public Ingredient getIngredient() {
    return ingredient;
  }

  public BigDecimal getGrams() {
    return grams;
  }
}
