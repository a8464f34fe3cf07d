package dev.plumbline.schema;

/** In which sessions a trigger or rule fires, by their {@code session_replication_role}. */
public enum Firing {
  /** In ordinary sessions. */
  ORIGIN("enabled"),
  /** Never. */
  DISABLED("disabled"),
  /** Only where replicated changes are applied. */
  REPLICA("enabled for replicas"),
  /** In both. */
  ALWAYS("enabled always");

  private final String words;

  Firing(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
