package dev.plumbline.bakery.recipes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** A recipe; its versions refer to it, and it refers to the one in use. */
@Entity
@Table(
    name = "recipes",
    uniqueConstraints = @UniqueConstraint(name = "uq_recipes_code", columnNames = "code"))
public class Recipe {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @Column(nullable = false, length = 30)
  private String code;

  @Column(nullable = false, length = 120)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 12)
  private Difficulty difficulty;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "category_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_recipes_category"))
  private Category category;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "derived_from_id", foreignKey = @ForeignKey(name = "fk_recipes_derived_from"))
  private Recipe derivedFrom;

  @OneToOne(fetch = FetchType.LAZY)
  @JoinColumn(
      name = "current_version_id",
      unique = true,
      foreignKey = @ForeignKey(name = "fk_recipes_current_version"))
  private RecipeVersion currentVersion;

  protected Recipe() {}

  public Recipe(String code, String name, Difficulty difficulty, Category category) {
    this.code = code;
    this.name = name;
    this.difficulty = difficulty;
    this.category = category;
  }

  /** A variation of this recipe: the same dough, another shape. */
  public Recipe derive(String newCode, String newName) {
    Recipe derived = new Recipe(newCode, newName, difficulty, category);
    derived.derivedFrom = this;
    return derived;
  }

  public void use(RecipeVersion version) {
    if (!equals(version.getRecipe())) {
      throw new IllegalArgumentException("a version of another recipe: " + version.getRecipe());
    }
    this.currentVersion = version;
  }

  public Long getId() {
    return id;
  }

  public String getCode() {
    return code;
  }

  public String getName() {
    return name;
  }

  public Difficulty getDifficulty() {
    return difficulty;
  }

  public Category getCategory() {
    return category;
  }

  public Recipe getDerivedFrom() {
    return derivedFrom;
  }

  public RecipeVersion getCurrentVersion() {
    return currentVersion;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recipe recipe && code.equals(recipe.getCode());
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return "Recipe " + code;
  }
}
