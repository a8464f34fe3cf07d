package dev.plumbline.archunit.violating.elsewhere;

import jakarta.persistence.Embeddable;

@Embeddable
public class Crumb {
  private int weight;

  public int weight() {
    return weight;
  }
}
