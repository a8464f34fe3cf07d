package dev.plumbline.quarkus.bread;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A loaf. */
@Entity
public class Loaf {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(nullable = false)
  private String name = "";

  /** For Hibernate. */
  protected Loaf() {}

  /** A new one. */
  public Loaf(String name) {
    this.name = name;
  }

  /** As it is sold. */
  public String name() {
    return name;
  }
}
