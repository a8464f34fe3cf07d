package dev.plumbline.bakery.external;

/** How an import ended; absent while it is running. */
public enum ImportOutcome {
  COMPLETE,
  PARTIAL,
  FAILED
}
