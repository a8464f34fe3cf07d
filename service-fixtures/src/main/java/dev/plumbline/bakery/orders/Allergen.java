package dev.plumbline.bakery.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** One of the allergens that must be declared. The changelog fills the table. */
@Entity
@Table(name = "allergens")
public class Allergen {

  @Id
  @Column(length = 16)
  private String code;

  @Column(name = "label_text", nullable = false, length = 80)
  private String labelText;

  @ManyToMany(mappedBy = "allergens")
  private Set<Product> products = new HashSet<>();

  protected Allergen() {}

  public Allergen(String code, String labelText) {
    this.code = code;
    this.labelText = labelText;
  }

  public String getCode() {
    return code;
  }

  public String getLabelText() {
    return labelText;
  }

  public Set<Product> getProducts() {
    return Collections.unmodifiableSet(products);
  }
}
