package dev.plumbline.spring.loaves;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Loaf {

  @Id private long id;
  private String name = "";
  private int grams;

  protected Loaf() {}

  public Loaf(long id, String name, int grams) {
    this.id = id;
    this.name = name;
    this.grams = grams;
  }

  public String label() {
    return id + " " + name + ", " + grams + " g";
  }
}
