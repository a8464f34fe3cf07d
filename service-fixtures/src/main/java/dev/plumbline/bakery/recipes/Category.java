package dev.plumbline.bakery.recipes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A drawer of the recipe cabinet; drawers have compartments. */
@Entity
@Table(
    name = "categories",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_categories_name",
            columnNames = {"parent_id", "name"}))
public class Category {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id", foreignKey = @ForeignKey(name = "fk_categories_parent"))
  private Category parent;

  @Column(nullable = false, length = 80)
  private String name;

  @OneToMany(mappedBy = "parent")
  @OrderBy("name")
  private List<Category> children = new ArrayList<>();

  protected Category() {}

  public Category(Category parent, String name) {
    this.parent = parent;
    this.name = name;
  }

  /** From the outermost category to this one. */
  public String path() {
    return parent == null ? name : parent.path() + " / " + name;
  }

  public Long getId() {
    return id;
  }

  public Category getParent() {
    return parent;
  }

  public String getName() {
    return name;
  }

  public List<Category> getChildren() {
    return Collections.unmodifiableList(children);
  }
}
