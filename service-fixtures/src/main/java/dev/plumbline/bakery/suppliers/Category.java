package dev.plumbline.bakery.suppliers;

/** Stored by ordinal: add new constants at the end only. */
public enum Category {
  FLOUR,
  DAIRY,
  FRUIT,
  PACKAGING,
  EQUIPMENT
}
