package dev.plumbline.migrator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the text of a statement says about how to run it.
 *
 * @param isSql whether it is SQL, or just a name for something that cannot be read
 * @param text the text
 */
record StatementText(boolean isSql, String text) {

  private static final Pattern BEGIN = pattern("(?:begin|start\\s+transaction)\\b.*");
  private static final Pattern COMMITS =
      pattern("(?!create\\b|do\\b).*;\\s*(?:commit|rollback|end)\\s*;.*|call\\b.*");
  private static final Pattern SETTING =
      pattern("(?:set|reset)\\s.*|select\\s+(?:pg_catalog\\.)?set_config\\b.*");
  private static final Pattern CONCURRENTLY =
      pattern(
          "(?:create\\s+(?:unique\\s+)?index|drop\\s+index|reindex\\b.*?|alter\\s+table\\b.*?)"
              + "\\s+concurrently\\b.*");

  /** Running one of these twice does no harm. */
  private static final Pattern REPEATABLE =
      pattern("(?:vacuum|analyze|reindex|cluster|alter\\s+system|discard)\\b.*");

  private static final Pattern LEADING_COMMENTS =
      Pattern.compile("(?:\\s|--[^\n]*(?:\n|$)|/\\*.*?\\*/)*+", Pattern.DOTALL);

  private static Pattern pattern(String beginning) {
    return Pattern.compile("\\s*(?:" + beginning + ")", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  private boolean is(Pattern pattern) {
    return isSql && pattern.matcher(withoutLeadingComments(text)).matches();
  }

  /** A statement from its first word on. */
  static String withoutLeadingComments(String sql) {
    return LEADING_COMMENTS.matcher(sql).replaceFirst("");
  }

  /**
   * Whether it commits by itself, or may do so: several statements in one text, or a procedure. How
   * much of it remains when it fails, nobody knows.
   */
  boolean controlsTransactions() {
    return is(BEGIN) || is(COMMITS);
  }

  /** Whether it only sets something for the session. */
  boolean isSetting() {
    return is(SETTING);
  }

  /** Whether it waits for others without keeping them waiting. */
  boolean isConcurrent() {
    return is(CONCURRENTLY);
  }

  boolean isRepeatable() {
    return is(REPEATABLE);
  }

  Optional<ConcurrentIndex> createdIndex() {
    return isSql ? ConcurrentIndex.created(text) : Optional.empty();
  }

  /** The name of the index that it drops concurrently, as it writes it. */
  Optional<String> droppedIndex() {
    return isSql ? ConcurrentIndex.dropped(text) : Optional.empty();
  }
}
