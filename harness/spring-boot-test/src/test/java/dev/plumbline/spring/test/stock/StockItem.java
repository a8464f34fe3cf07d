package dev.plumbline.spring.test.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.HashSet;
import java.util.Set;

@Entity
public class StockItem {

  @Id private long id;

  private String shelfName = "";

  /** Its table is named by Spring's implicit strategy. */
  @ManyToMany private Set<Supplier> suppliers = new HashSet<>();

  @Override
  public String toString() {
    return id + " on " + shelfName + " of " + suppliers;
  }
}
