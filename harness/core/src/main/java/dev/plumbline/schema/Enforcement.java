package dev.plumbline.schema;

/** Which rows a constraint holds for. */
public enum Enforcement {
  /** For every row. */
  VALID("valid"),
  /** For rows written since it was added; older ones have not been looked at. */
  NOT_VALID("not valid"),
  /** For none: it only documents (PostgreSQL 18 and later). */
  NOT_ENFORCED("not enforced");

  private final String words;

  Enforcement(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
