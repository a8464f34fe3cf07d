package dev.plumbline.bakery.inventory;

/** Why a quantity changed. */
public enum MovementType {
  RECEIPT,
  CONSUMPTION,
  WASTE,
  CORRECTION
}
