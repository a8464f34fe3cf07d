package dev.plumbline.bakery.recipes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Something that is weighed; what can stand in for it is listed best first. */
@Entity
@Table(
    name = "ingredients",
    uniqueConstraints = @UniqueConstraint(name = "uq_ingredients_name", columnNames = "name"))
public class Ingredient {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 120)
  private String name;

  @ManyToMany
  @JoinTable(
      name = "ingredient_substitutes",
      joinColumns = @JoinColumn(name = "ingredient_id"),
      foreignKey = @ForeignKey(name = "fk_ingredient_substitutes_ingredient"),
      inverseJoinColumns = @JoinColumn(name = "substitute_id"),
      inverseForeignKey = @ForeignKey(name = "fk_ingredient_substitutes_substitute"))
  @OrderColumn(name = "preference")
  private List<Ingredient> substitutes = new ArrayList<>();

  protected Ingredient() {}

  public Ingredient(String name) {
    this.name = name;
  }

  public void preferSubstitute(Ingredient substitute) {
    substitutes.remove(substitute);
    substitutes.add(0, substitute);
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public List<Ingredient> getSubstitutes() {
    return Collections.unmodifiableList(substitutes);
  }
}
