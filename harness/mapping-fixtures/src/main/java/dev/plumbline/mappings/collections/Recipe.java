package dev.plumbline.mappings.collections;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Entity
@Table(name = "recipes")
public class Recipe {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @ElementCollection
  @CollectionTable(name = "recipe_steps", joinColumns = @JoinColumn(name = "recipe_id"))
  @OrderColumn(name = "position")
  @Column(name = "step", nullable = false, length = 1000)
  List<String> steps = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "recipe_tags", joinColumns = @JoinColumn(name = "recipe_id"))
  @Column(name = "tag", nullable = false, length = 30)
  Set<String> tags = new HashSet<>();

  /** A bag: duplicates, no key. */
  @ElementCollection
  @CollectionTable(name = "recipe_remarks", joinColumns = @JoinColumn(name = "recipe_id"))
  @Column(name = "remark", length = 200)
  Collection<String> remarks = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "recipe_titles", joinColumns = @JoinColumn(name = "recipe_id"))
  @MapKeyColumn(name = "language", length = 5)
  @Column(name = "title", nullable = false, length = 100)
  Map<String, String> titles = new HashMap<>();

  @ElementCollection
  @CollectionTable(name = "recipe_times", joinColumns = @JoinColumn(name = "recipe_id"))
  @MapKeyEnumerated(EnumType.STRING)
  @MapKeyColumn(name = "phase", length = 10)
  Map<Phase, Period> times = new HashMap<>();

  @ElementCollection
  @CollectionTable(name = "recipe_amounts", joinColumns = @JoinColumn(name = "recipe_id"))
  @MapKeyJoinColumn(name = "ingredient_id")
  @Column(name = "grams", nullable = false)
  Map<Ingredient, Integer> amounts = new HashMap<>();

  @OneToMany
  @JoinColumn(name = "recipe_id")
  @OrderColumn(name = "rank")
  List<Photo> photos = new ArrayList<>();

  @OneToMany
  @JoinColumn(name = "for_recipe_id", nullable = false)
  Set<Hint> hints = new HashSet<>();

  @OneToMany
  @JoinTable(
      name = "recipe_variants",
      joinColumns = @JoinColumn(name = "recipe_id"),
      inverseJoinColumns = @JoinColumn(name = "variant_id"))
  Set<Recipe> variants = new HashSet<>();

  @ManyToMany
  @JoinTable(
      name = "recipe_cooks",
      joinColumns = @JoinColumn(name = "recipe_id"),
      inverseJoinColumns = @JoinColumn(name = "cook_id"))
  Set<Cook> cooks = new HashSet<>();

  @ManyToMany
  @JoinTable(
      name = "recipe_critics",
      joinColumns = @JoinColumn(name = "recipe_id"),
      inverseJoinColumns = @JoinColumn(name = "cook_id"))
  List<Cook> critics = new ArrayList<>();
}
