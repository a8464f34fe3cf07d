package dev.plumbline.bakery.recipes;

import jakarta.persistence.CascadeType;
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
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One way of baking it: ingredients in the order of weighing, steps in the order of doing. */
@Entity
@Table(
    name = "recipe_versions",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_recipe_versions_number",
            columnNames = {"recipe_id", "version_number"}))
public class RecipeVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "recipe_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_recipe_versions_recipe"))
  private Recipe recipe;

  @Column(name = "version_number", nullable = false)
  private int versionNumber;

  @Column(nullable = false)
  private int pieces;

  @Column(name = "published_at")
  private Instant publishedAt;

  @ElementCollection
  @CollectionTable(
      name = "recipe_ingredients",
      joinColumns = @JoinColumn(name = "recipe_version_id"),
      foreignKey = @ForeignKey(name = "fk_recipe_ingredients_recipe_version"))
  @OrderColumn(name = "position")
  private List<RecipeIngredient> ingredients = new ArrayList<>();

  @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
  @JoinColumn(
      name = "recipe_version_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_recipe_steps_recipe_version"))
  @OrderColumn(name = "step_index", nullable = false)
  private List<RecipeStep> steps = new ArrayList<>();

  protected RecipeVersion() {}

  public RecipeVersion(Recipe recipe, int versionNumber, int pieces) {
    this.recipe = recipe;
    this.versionNumber = versionNumber;
    this.pieces = pieces;
  }

  public void weigh(Ingredient ingredient, BigDecimal grams) {
    ingredients.add(new RecipeIngredient(ingredient, grams));
  }

  /** Inserts a step; an index of zero puts it first. */
  public RecipeStep insertStep(int index, String instruction) {
    RecipeStep step = new RecipeStep(instruction);
    steps.add(index, step);
    return step;
  }

  public void publish(Instant at) {
    this.publishedAt = at;
  }

  public Long getId() {
    return id;
  }

  public Recipe getRecipe() {
    return recipe;
  }

  public int getVersionNumber() {
    return versionNumber;
  }

  public int getPieces() {
    return pieces;
  }

  public Instant getPublishedAt() {
    return publishedAt;
  }

  public List<RecipeIngredient> getIngredients() {
    return Collections.unmodifiableList(ingredients);
  }

  public List<RecipeStep> getSteps() {
    return Collections.unmodifiableList(steps);
  }
}
