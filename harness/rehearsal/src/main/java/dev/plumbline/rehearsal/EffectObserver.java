package dev.plumbline.rehearsal;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.migrator.ChangeSetObserver;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches each changeSet of a migration for an effect.
 *
 * <p>In a transaction the server's own counts tell, before Liquibase commits. Outside of one, the
 * schema is compared, and if it is the same, the statements are repeated in a transaction, watched
 * there, and rolled back.
 */
final class EffectObserver implements ChangeSetObserver {

  private static final String NOT_IN_A_TRANSACTION = "25001";

  /** Enough to recognise the statements. */
  private static final int SHORT = 200;

  private final List<Finding> findings = new ArrayList<>();
  private @Nullable TransactionTrace traceBefore;
  private @Nullable Schema schemaBefore;
  private boolean effect;

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void starting(Subject changeSet, Connection connection) throws SQLException {
    traceBefore = null;
    schemaBefore = changeSet.isRunInTransaction() ? null : CatalogReader.read(connection);
    effect = false;
  }

  @Override
  public void changing(Subject changeSet, Connection connection) throws SQLException {
    if (changeSet.isRunInTransaction() && traceBefore == null) {
      traceBefore = TransactionTrace.read(connection);
    }
  }

  @Override
  public void changed(Subject changeSet, boolean outside, Connection connection)
      throws SQLException {
    if (outside) {
      effect = true;
    }
    TransactionTrace before = traceBefore;
    if (!effect && before != null) {
      effect = TransactionTrace.read(connection).showsEffectSince(before);
    }
  }

  @Override
  public void ran(Subject changeSet, Connection connection) throws SQLException {
    if (!effect
        && !changeSet.mayActUnseen()
        && !hadEffectOutsideOfTransaction(changeSet.statements(), connection)) {
      findings.add(withoutEffect(changeSet));
    }
  }

  private boolean hadEffectOutsideOfTransaction(List<String> statements, Connection connection)
      throws SQLException {
    Schema before = schemaBefore;
    if (before == null) {
      return false;
    }
    boolean changed = !SchemaComparison.compare(before, CatalogReader.read(connection)).isEmpty();
    for (String statement : statements) {
      changed = changed || hasEffectAgain(statement, connection);
    }
    return changed;
  }

  private static boolean hasEffectAgain(String sql, Connection connection) throws SQLException {
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

  private static Finding withoutEffect(Subject changeSet) throws SQLException {
    List<String> statements = changeSet.statements();
    String found;
    if (!changeSet.hasChanges()) {
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
            changeSet.id().toString(),
            "a change of schema or data",
            found)
        .withFix(
            "Add its changes in " + changeSet.file() + ", or remove it before it is released.");
  }
}
