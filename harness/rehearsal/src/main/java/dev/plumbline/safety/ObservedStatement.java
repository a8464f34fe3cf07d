package dev.plumbline.safety;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement of a new changeSet, and what it did.
 *
 * @param sql as it was sent
 * @param inTransaction whether its locks are kept until the changeSet ends
 * @param before the strongest lock on each relation when it began
 * @param after the same when it had ended
 * @param work done to tables that were there before, by their numbers
 * @param gone relations that were there when it began, and are not any more
 * @param notices what the server said
 * @param skipped what it left as it is because of {@code IF NOT EXISTS}, although it is not what it
 *     defines
 */
record ObservedStatement(
    String sql,
    boolean inTransaction,
    Map<Long, LockMode> before,
    Map<Long, LockMode> after,
    Map<Long, Work> work,
    Set<Long> gone,
    List<Notice> notices,
    List<String> skipped) {

  /** What the server said. */
  record Notice(String sqlState, String message) {}

  ObservedStatement {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
    work = Map.copyOf(work);
    gone = Set.copyOf(gone);
    notices = List.copyOf(notices);
    skipped = List.copyOf(skipped);
  }

  /** The same, knowing what it does where there are more rows. */
  ObservedStatement besides(ObservedStatement larger) {
    Map<Long, Work> known = new HashMap<>(work);
    known.replaceAll(
        (table, done) -> {
          Work other = larger.work.get(table);
          return other == null ? done : done.besides(other);
        });
    return new ObservedStatement(sql, inTransaction, before, after, known, gone, notices, skipped);
  }

  /** Whether it has locked a relation, or more strongly than before. */
  boolean hasLocked(long relation) {
    LockMode now = after.get(relation);
    LockMode then = before.get(relation);
    return now != null && (then == null || now.compareTo(then) > 0);
  }

  /** Whether its first words are those, whatever is between them. */
  boolean startsWith(String words) {
    return sql.strip().replaceAll("\\s+", " ").regionMatches(true, 0, words, 0, words.length());
  }

  /** Whether it spells that name, as far as one can tell without reading SQL. */
  boolean mentions(String name) {
    return Mentions.of(name, sql);
  }
}
