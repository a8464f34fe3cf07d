package dev.plumbline.safety;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server tells at {@code DEBUG1} about its work on tables. These messages are the same in
 * PostgreSQL 14 to 18 and in no other language than English.
 */
final class ServerNotice {

  private static final Pattern BUILDING =
      Pattern.compile("building index \"(.+)\" on table \"(.+)\"");

  private ServerNotice() {}

  /** An index, and the table that it was built on. */
  record BuiltIndex(String name, String table) {}

  /** The table of a message like {@code rewriting table "orders"}. */
  static Optional<String> table(String message, String what) {
    String start = what + " \"";
    return message.startsWith(start)
        ? Optional.of(message.substring(start.length(), message.lastIndexOf('"')))
        : Optional.empty();
  }

  /** Whether it tells that all rows of a table are compared with those that they refer to. */
  static boolean checksReferences(String message) {
    return message.startsWith("validating foreign key constraint \"");
  }

  /** What {@code building index "ix" on table "orders" serially} tells of. */
  static Optional<BuiltIndex> builtIndex(String message) {
    Matcher matcher = BUILDING.matcher(message);
    return matcher.lookingAt()
        ? Optional.of(new BuiltIndex(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
