package dev.plumbline.spring.test.bread;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Loaf {

  @Id private long id;

  @Column(nullable = false)
  private String name = "";

  protected Loaf() {}

  public Loaf(long id, String name) {
    this.id = id;
    this.name = name;
  }

  public String label() {
    return id + " " + name;
  }
}
