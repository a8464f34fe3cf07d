package dev.plumbline.junit.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "products")
public class Product {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(nullable = false, length = 40)
  private String name = "";

  @Column(nullable = false, precision = 10, scale = 2)
  private BigDecimal price = BigDecimal.ZERO;

  protected Product() {}

  public Product(String name) {
    this.name = name;
  }

  public @Nullable Long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public BigDecimal price() {
    return price;
  }
}
