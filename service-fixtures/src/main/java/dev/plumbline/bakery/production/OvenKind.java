package dev.plumbline.bakery.production;

/** How an oven bakes. */
public enum OvenKind {
  DECK,
  RACK,
  CONVECTION,
  STONE
}
