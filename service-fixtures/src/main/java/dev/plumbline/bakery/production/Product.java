package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Something we bake. */
@Entity
@Table(
    name = "products",
    uniqueConstraints = @UniqueConstraint(name = "uq_products_sku", columnNames = "sku"))
public class Product {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 20)
  private String sku;

  @Column(nullable = false, length = 80)
  private String name;

  @Column(name = "baking_minutes", nullable = false)
  private int bakingMinutes;

  protected Product() {}

  public Product(String sku, String name, int bakingMinutes) {
    this.sku = sku;
    this.name = name;
    this.bakingMinutes = bakingMinutes;
  }

  public Long getId() {
    return id;
  }

  public String getSku() {
    return sku;
  }

  public String getName() {
    return name;
  }

  public int getBakingMinutes() {
    return bakingMinutes;
  }
}
