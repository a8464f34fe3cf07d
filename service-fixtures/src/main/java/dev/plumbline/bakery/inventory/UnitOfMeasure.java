package dev.plumbline.bakery.inventory;

/** In what a stock item is counted. */
public enum UnitOfMeasure {
  KILOGRAM,
  LITRE,
  PIECE
}
