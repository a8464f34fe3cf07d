package dev.plumbline.spring.test.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Supplier {

  @Id private long id;

  @Override
  public String toString() {
    return "supplier " + id;
  }
}
