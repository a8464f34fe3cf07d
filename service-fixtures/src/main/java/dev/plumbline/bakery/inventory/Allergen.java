package dev.plumbline.bakery.inventory;

/** What has to be declared on the label; the ones a bakery meets. */
public enum Allergen {
  GLUTEN,
  EGGS,
  MILK,
  NUTS,
  PEANUTS,
  SESAME,
  SOY
}
