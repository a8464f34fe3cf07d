package dev.plumbline.migrator;

import dev.plumbline.changelog.ContentDigest;
import dev.plumbline.verification.MigratorLock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a changeSet without a transaction has come.
 *
 * @param key tells the changeSet from others
 * @param rollback whether it was being rolled back, instead of applied
 * @param done how many of its statements have been executed
 * @param digest of these statements
 * @param started a digest of the statement after them, if that has been begun without a
 *     transaction, so that nobody knows what became of it, and what the database was like before;
 *     null if it has not
 */
record UnfinishedChangeSet(
    String key, boolean rollback, int done, String digest, @Nullable String started) {

  private static final String PREFIX = MigratorLock.UNFINISHED_PREFIX;

  /** The column's width is 255 characters. */
  private static final int WIDTH = 255;

  private static final Pattern TEXT =
      Pattern.compile(PREFIX + "([0-9a-f]{32}) (apply|rollback) (\\d+) (\\S+) (\\S+) .*");

  private static final String NONE = "-";
  private static final String SEPARATOR = ":";

  static UnfinishedChangeSet begun(String key, boolean rollback) {
    return new UnfinishedChangeSet(key, rollback, 0, NONE, null);
  }

  /** How texts of this kind about a changeSet begin. */
  static String prefix(String key) {
    return PREFIX + key;
  }

  static Optional<UnfinishedChangeSet> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new UnfinishedChangeSet(
            matcher.group(1),
            matcher.group(2).equals("rollback"),
            Integer.parseInt(matcher.group(3)),
            matcher.group(4),
            matcher.group(5).equals(NONE) ? null : matcher.group(5)));
  }

  static String digest(String text) {
    return ContentDigest.of(text).substring(0, 32);
  }

  /** The statement after these begins, on its own. */
  UnfinishedChangeSet starting(String statement, String before) {
    return new UnfinishedChangeSet(
        key,
        rollback,
        done,
        digest,
        digest(statement) + (before.isEmpty() ? "" : SEPARATOR + before));
  }

  /** Whether it is that statement that has been begun. */
  boolean hasStarted(String statement) {
    return started != null && started.split(SEPARATOR, 2)[0].equals(digest(statement));
  }

  /** What the database was like before the statement that has been begun. */
  String before() {
    return started == null || !started.contains(SEPARATOR)
        ? ""
        : started.substring(started.indexOf(SEPARATOR) + 1);
  }

  /** One statement further. */
  UnfinishedChangeSet after(String statement) {
    return new UnfinishedChangeSet(key, rollback, done + 1, digest(digest + statement), null);
  }

  /** With the changeSet's name at the end, for people. */
  String toText(String name) {
    String text =
        PREFIX
            + String.join(
                " ",
                key,
                rollback ? "rollback" : "apply",
                String.valueOf(done),
                digest,
                started == null ? NONE : started,
                name);
    return text.length() <= WIDTH ? text : text.substring(0, WIDTH);
  }
}
