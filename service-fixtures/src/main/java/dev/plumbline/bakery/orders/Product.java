package dev.plumbline.bakery.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Collate;

/** Something that can be ordered. */
@Entity
@Table(
    name = "products",
    uniqueConstraints = @UniqueConstraint(name = "uq_products_sku", columnNames = "sku"))
public class Product {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Collate("C")
  @Column(nullable = false, length = 20)
  private String sku;

  @Column(nullable = false, length = 80)
  private String name;

  @Column(nullable = false, precision = 8, scale = 2)
  private BigDecimal price;

  @Column(name = "notice_hours", nullable = false)
  private int noticeHours;

  @ManyToMany
  @JoinTable(
      name = "product_allergens",
      joinColumns = @JoinColumn(name = "product_id"),
      foreignKey = @ForeignKey(name = "fk_product_allergens_product"),
      inverseJoinColumns = @JoinColumn(name = "allergen_code"),
      inverseForeignKey = @ForeignKey(name = "fk_product_allergens_allergen"))
  private Set<Allergen> allergens = new HashSet<>();

  protected Product() {}

  public Product(String sku, String name, BigDecimal price, int noticeHours) {
    this.sku = sku;
    this.name = name;
    this.price = price;
    this.noticeHours = noticeHours;
  }

  public void contains(Allergen allergen) {
    allergens.add(allergen);
  }

  public void isFreeOf(Allergen allergen) {
    allergens.remove(allergen);
  }

  public Long getId() {
    return id;
  }

  public String getSku() {
    return sku;
  }

  public BigDecimal getPrice() {
    return price;
  }

  public int getNoticeHours() {
    return noticeHours;
  }

  public Set<Allergen> getAllergens() {
    return Collections.unmodifiableSet(allergens);
  }
}
