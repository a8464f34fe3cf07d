package dev.plumbline.bakery.production;

/** How far a batch has come. */
public enum BatchStatus {
  PLANNED,
  MIXING,
  PROOFING,
  BAKING,
  FINISHED,
  DISCARDED
}
