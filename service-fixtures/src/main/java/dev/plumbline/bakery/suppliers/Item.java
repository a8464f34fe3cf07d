package dev.plumbline.bakery.suppliers;

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
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Something a supplier sells, under the supplier's own article number. */
@Entity
@Table(
    name = "supplier_items",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_supplier_items_article_number",
            columnNames = {"supplier_id", "articleNumber"}))
public class Item {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_supplier_items_supplier"))
  private Supplier supplier;

  @Column(nullable = false, length = 40)
  private String articleNumber;

  @Column(nullable = false, length = 200)
  private String description;

  @Enumerated(EnumType.ORDINAL)
  @Column(nullable = false)
  private Unit orderUnit;

  protected Item() {}

  public Item(Supplier supplier, String articleNumber, String description, Unit orderUnit) {
    this.supplier = supplier;
    this.articleNumber = articleNumber;
    this.description = description;
    this.orderUnit = orderUnit;
  }

  public Long getId() {
    return id;
  }

  public Supplier getSupplier() {
    return supplier;
  }

  public String getArticleNumber() {
    return articleNumber;
  }

  public Unit getOrderUnit() {
    return orderUnit;
  }
}
