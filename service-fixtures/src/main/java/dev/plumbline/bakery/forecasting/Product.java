package dev.plumbline.bakery.forecasting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Something a bakery sells, and so wants to know the demand for. */
@Entity
@Table(
    name = "products",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_products_bakery_sku",
            columnNames = {"bakery", "sku"}))
public class Product {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "products")
  @SequenceGenerator(name = "products", sequenceName = "products_seq", allocationSize = 50)
  private Long id;

  @Column(nullable = false, length = 40)
  private String bakery;

  @Column(nullable = false, length = 30)
  private String sku;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(name = "shelf_life_days", nullable = false)
  private int shelfLifeDays = 1;

  protected Product() {}

  public Product(String bakery, String sku, String name) {
    this.bakery = bakery;
    this.sku = sku;
    this.name = name;
  }

  public Long id() {
    return id;
  }

  public String bakery() {
    return bakery;
  }

  public String sku() {
    return sku;
  }

  public String name() {
    return name;
  }

  public int shelfLifeDays() {
    return shelfLifeDays;
  }

  public void keepsFor(int days) {
    shelfLifeDays = days;
  }
}
