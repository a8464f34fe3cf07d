package dev.plumbline.mappings.enumvalues;

import jakarta.persistence.EnumeratedValue;

public enum Stage {
  NEW(10),
  PAID(20),
  SENT(30);

  @EnumeratedValue final int number;

  Stage(int number) {
    this.number = number;
  }
}
