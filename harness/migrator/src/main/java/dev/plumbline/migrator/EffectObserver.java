package dev.plumbline.migrator;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import liquibase.change.Change;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Watches each changeSet of a migration for an effect.
 *
 * <p>In a transaction the server's own counts tell, before Liquibase commits. Outside of one, the
 * schema is compared, and if it is the same, the statements are repeated in a transaction, watched
 * there, and rolled back.
 */
final class EffectObserver extends Progress {

  private static final String NOT_IN_A_TRANSACTION = "25001";

  /** Enough to recognise the statements. */
  private static final int SHORT = 200;

  private final Connection connection;
  private final ReadingRecord record;
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable TransactionTrace traceBefore;
  private @Nullable Schema schemaBefore;
  private boolean effect;

  EffectObserver(Connection connection, ReadingRecord record) {
    super(MigrationListener.NONE, connection);
    this.connection = connection;
    this.record = record;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void willRun(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, RunStatus runStatus) {
    super.willRun(changeSet, changeLog, database, runStatus);
    record.starting();
    traceBefore = null;
    schemaBefore = null;
    effect = false;
    if (!changeSet.isRunInTransaction()) {
      observe(
          () -> {
            schemaBefore = CatalogReader.read(connection);
            connection.rollback();
          });
    }
  }

  @Override
  public void willRun(
      Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    if (changeSet.isRunInTransaction() && traceBefore == null) {
      observe(() -> traceBefore = TransactionTrace.read(connection));
    }
  }

  @Override
  public void ran(
      Change change, ChangeSet changeSet, DatabaseChangeLog changeLog, Database database) {
    if (actsOutside(change)) {
      effect = true;
    }
    TransactionTrace before = traceBefore;
    if (!effect && before != null) {
      observe(() -> effect = TransactionTrace.read(connection).showsEffectSince(before));
    }
  }

  /** What these do happens where the database cannot see it. */
  private static boolean actsOutside(Change change) {
    return change instanceof ExecuteShellCommandChange || change instanceof CustomChangeWrapper;
  }

  @Override
  public void ran(
      ChangeSet changeSet, DatabaseChangeLog changeLog, Database database, ExecType execType) {
    super.ran(changeSet, changeLog, database, execType);
    record.ran(changeSet);
    boolean executed = execType == ExecType.EXECUTED || execType == ExecType.RERAN;
    if (executed && !effect) {
      observe(
          () -> {
            List<String> statements = statements(changeSet, database);
            if (!mayHaveActedUnseen(statements) && !hadEffectOutsideOfTransaction(statements)) {
              findings.add(withoutEffect(changeSet, statements));
            }
          });
    }
  }

  private static List<String> statements(ChangeSet changeSet, Database database)
      throws SQLException {
    try (StatementCollector collector = StatementCollector.insteadOfExecuting(database)) {
      return collector.statements(changeSet);
    } catch (DatabaseException e) {
      throw new SQLException("Cannot tell what " + changeSet + " executed", e);
    }
  }

  private static boolean mayHaveActedUnseen(List<String> statements) {
    return statements.stream()
        .flatMap(text -> SingleStatement.split(text).stream())
        .anyMatch(SingleStatement::mayActUnseen);
  }

  private boolean hadEffectOutsideOfTransaction(List<String> statements) throws SQLException {
    Schema before = schemaBefore;
    if (before == null) {
      return false;
    }
    boolean changed = !SchemaComparison.compare(before, CatalogReader.read(connection)).isEmpty();
    for (String statement : statements) {
      changed = changed || hasEffectAgain(statement);
    }
    return changed;
  }

  private boolean hasEffectAgain(String sql) throws SQLException {
    connection.rollback();
    TransactionTrace before = TransactionTrace.read(connection);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return TransactionTrace.read(connection).showsEffectSince(before);
    } catch (SQLException e) {
      // Creating and dropping has been judged by the schema. Whatever else cannot be repeated in a
      // transaction, or not twice, is given the benefit of the doubt.
      return !(NOT_IN_A_TRANSACTION.equals(e.getSQLState()) && createsOrDrops(sql));
    } finally {
      connection.rollback();
    }
  }

  private static boolean createsOrDrops(String sql) {
    String start = sql.stripLeading().toLowerCase(Locale.ROOT);
    return start.startsWith("create") || start.startsWith("drop");
  }

  private static Finding withoutEffect(ChangeSet changeSet, List<String> statements) {
    String found;
    if (changeSet.getChanges().isEmpty()) {
      found = "it declares no changes";
    } else if (statements.isEmpty()) {
      found = "its changes execute no SQL";
    } else {
      String sql = String.join("; ", statements).replaceAll("\\s+", " ");
      found =
          "nothing was created, altered or written by: "
              + (sql.length() <= SHORT ? sql : sql.substring(0, SHORT) + " …");
    }
    return Finding.of(
        FindingCode.CHANGESET_WITHOUT_EFFECT,
        ParsedChangelog.id(changeSet).toString(),
        "a change of schema or data",
        found,
        "It is recorded as applied all the same, so what it was meant to do is missing for good:"
            + " a later correction counts as an edit of history.",
        "Give it its changes in "
            + ParsedChangelog.file(changeSet)
            + ", or remove it before it is released.");
  }
}
