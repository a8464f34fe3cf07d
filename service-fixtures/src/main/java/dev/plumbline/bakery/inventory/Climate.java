package dev.plumbline.bakery.inventory;

/** How a storage location is kept. */
public enum Climate {
  DRY,
  CHILLED,
  FROZEN
}
