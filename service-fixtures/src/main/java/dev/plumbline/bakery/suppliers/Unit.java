package dev.plumbline.bakery.suppliers;

/** Stored by ordinal: add new constants at the end only. */
public enum Unit {
  KILOGRAM,
  LITRE,
  PIECE,
  PALLET
}
