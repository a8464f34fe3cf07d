package dev.plumbline.schema;

/** When a constraint is checked. */
public enum Deferrability {
  /** At the end of each statement, always. */
  NOT_DEFERRABLE("not deferrable"),
  /** At the end of each statement, unless the transaction defers it. */
  INITIALLY_IMMEDIATE("deferrable initially immediate"),
  /** At the end of the transaction, unless it says otherwise. */
  INITIALLY_DEFERRED("deferrable initially deferred");

  private final String words;

  Deferrability(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
