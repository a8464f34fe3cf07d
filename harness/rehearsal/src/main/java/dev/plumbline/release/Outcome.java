package dev.plumbline.release;

/** What came of a statement that was tried. */
sealed interface Outcome {

  /**
   * It ran.
   *
   * @param rows read or written
   */
  record Ran(long rows) implements Outcome {}

  /**
   * The server refused it.
   *
   * @param message in one line
   */
  record Refused(String sqlState, String message) implements Outcome {}

  /** It was cut off by a limit of time or of resources, which says nothing. */
  record Unclear() implements Outcome {}
}
