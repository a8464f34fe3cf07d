package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do.
 *
 * @param service the service's name
 * @param alreadyApplied how many of the changelog's changeSets have been applied
 * @param outOfOrder those of the pending ones which precede, in the changelog, others that have
 *     been applied
 * @param pending the changeSets that would run, in order
 */
public record Plan(
    String service,
    int alreadyApplied,
    List<ChangeSetId> outOfOrder,
    List<PlannedChangeSet> pending) {

  public Plan {
    Objects.requireNonNull(service, "service");
    outOfOrder = List.copyOf(outOfOrder);
    pending = List.copyOf(pending);
  }

  /**
   * A changeSet that would run.
   *
   * @param id which
   * @param comment its author's, or null
   * @param conditional whether preconditions decide, when it runs, if it runs
   * @param transactional whether it runs in a transaction
   * @param statements its SQL, one by one; Liquibase's own bookkeeping is left out
   * @param notes what it does that is no SQL, and what of its SQL cannot be known before it runs
   */
  public record PlannedChangeSet(
      ChangeSetId id,
      @Nullable String comment,
      boolean conditional,
      boolean transactional,
      List<String> statements,
      List<String> notes) {

    public PlannedChangeSet {
      Objects.requireNonNull(id, "id");
      statements = List.copyOf(statements);
      notes = List.copyOf(notes);
    }

    private void appendTo(StringBuilder sql, boolean outOfOrder) {
      sql.append("\n-- ").append(id).append('\n');
      if (comment != null) {
        comment.lines().forEach(line -> sql.append("--   ").append(line).append('\n'));
      }
      if (outOfOrder) {
        sql.append("--   out of order: changeSets after it have been applied\n");
      }
      if (conditional) {
        sql.append("--   runs only if its preconditions hold\n");
      }
      if (!transactional) {
        sql.append("--   runs outside of a transaction\n");
      }
      notes.stream()
          .flatMap(String::lines)
          .forEach(line -> sql.append("--   ").append(line).append('\n'));
      for (String statement : statements) {
        sql.append(statement);
        if (!statement.endsWith(";")) {
          // a line comment at the end would swallow the delimiter
          sql.append(
                  statement.substring(statement.lastIndexOf('\n') + 1).contains("--") ? "\n" : "")
              .append(';');
        }
        sql.append('\n');
      }
    }
  }

  /** Whether a migration would do nothing. */
  public boolean isEmpty() {
    return pending.isEmpty();
  }

  /** As a commented SQL script. */
  public String toSql() {
    StringBuilder sql = new StringBuilder();
    sql.append("-- ")
        .append(service)
        .append(": ")
        .append(pending.size())
        .append(pending.size() == 1 ? " changeSet" : " changeSets")
        .append(" to apply, ")
        .append(alreadyApplied)
        .append(" applied\n");
    pending.forEach(changeSet -> changeSet.appendTo(sql, outOfOrder.contains(changeSet.id())));
    return sql.toString();
  }
}
