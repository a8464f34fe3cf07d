package dev.plumbline.archunit.clean.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Loaf {
  @Id private long id;

  public long id() {
    return id;
  }
}
