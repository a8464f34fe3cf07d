package dev.plumbline.release;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.release.Outcome.Refused;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this release is the first to send, where it meets what the previous one has left: keys that
 * are drawn from now on, beside rows that have keys of their own; new tables, read by a role that
 * had rights to the others.
 *
 * @param old the schema of the previous release
 * @param now that of this release
 * @param trial on the new schema, with rows
 */
record NextReleaseStatements(Schema old, Schema now, Trial trial) {

  private static final String DUPLICATE = "23505";
  private static final String NO_RIGHT = "42501";

  /**
   * What fails.
   *
   * @param role that the trial runs statements as, or null for one that owns everything
   */
  List<Finding> findings(@Nullable String role) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    for (Table table : now.tables()) {
      if (TableStatements.areFor(table)) {
        taken(table).ifPresent(findings::add);
      }
      if (role != null && old.table(table.name()).isEmpty()) {
        unreadable(table, role).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> taken(Table table) throws SQLException {
    Optional<Column> drawn =
        table.columns().stream().filter(column -> isNewlyDrawn(table, column)).findFirst();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    TableStatements statements =
        new TableStatements(
            table, SampledRows.of(table, 1, trial), FreshKeys.of(table, trial, trial));
    Optional<ReleaseStatement> insert = statements.insertWithout(drawn.get().name());
    if (insert.isPresent()
        && trial.of(insert.get()) instanceof Refused refused
        && refused.sqlState().equals(DUPLICATE)) {
      return Optional.of(taken(insert.get(), refused, table.label() + "." + drawn.get().name()));
    }
    return Optional.empty();
  }

  private boolean isNewlyDrawn(Table table, Column column) {
    return isDrawn(column)
        && UniqueKey.of(table).stream().anyMatch(key -> key.columns().contains(column.name()))
        && old.table(table.name())
            .flatMap(before -> before.column(column.name()))
            .filter(before -> !isDrawn(before))
            .isPresent();
  }

  private static boolean isDrawn(Column column) {
    return column.identity() != null
        || String.valueOf(column.defaultExpression()).contains("nextval(");
  }

  private static Finding taken(ReleaseStatement insert, Refused refused, String subject) {
    return new Finding(
        FindingCode.SEQUENCE_START_MISMATCH,
        Severity.ERROR,
        subject,
        "a next key that no row has",
        insert.words() + " fails: " + refused.message() + " (" + refused.sqlState() + ")",
        "Rows that have keys of their own are in the way of those that get theirs from the"
            + " sequence.",
        "Let the changeSet that adds the sequence move it past the keys that are there:"
            + " setval, or ALTER TABLE … ALTER COLUMN … RESTART.");
  }

  private Optional<Finding> unreadable(Table table, String role) throws SQLException {
    if (table.columns().isEmpty()
        || !(trial.of(TableStatements.read(table)) instanceof Refused refused)
        || !refused.sqlState().equals(NO_RIGHT)
        || !readsOthers()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FindingCode.PRIVILEGE_MISSING,
            Severity.WARNING,
            table.label(),
            "readable by role \"" + role + "\", as other tables are",
            refused.message() + " (" + refused.sqlState() + ")",
            "Every statement of the service on it fails.",
            "Grant the service's role what it needs, in the changeSet that creates the table."));
  }

  private boolean readsOthers() throws SQLException {
    for (Table table : now.tables()) {
      if (old.table(table.name()).isPresent()
          && !table.columns().isEmpty()
          && trial.of(TableStatements.read(table)) instanceof Outcome.Ran) {
        return true;
      }
    }
    return false;
  }
}
