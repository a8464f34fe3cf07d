package dev.plumbline.parity;

import dev.plumbline.comparison.AllowedValues;
import dev.plumbline.comparison.CheckExpression;
import dev.plumbline.comparison.ColumnType;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that an attribute may write and a check refuses, where the check's expression is none that
 * {@link CheckExpression} understands: the server evaluates it. Checks over several columns are not
 * asked.
 */
final class RejectedValues {

  /** Nobody was asked. */
  static final RejectedValues UNKNOWN = new RejectedValues(Map.of());

  private static final System.Logger LOG = System.getLogger(RejectedValues.class.getName());

  private record Question(QualifiedName table, String column, String expression) {}

  private final Map<Question, List<String>> rejected;

  private RejectedValues(Map<Question, List<String>> rejected) {
    this.rejected = Map.copyOf(rejected);
  }

  /** Those that the server told of. */
  List<String> by(Table table, Check check) {
    return rejected.getOrDefault(
        new Question(table.name(), check.columns().get(0), check.expression()), List.of());
  }

  /**
   * Asks about every check that cannot be read otherwise.
   *
   * @param scratch a connection to a database with the schema's functions
   * @throws SQLException if the connection breaks
   */
  static RejectedValues of(Mapping mapping, Schema actual, Connection scratch) throws SQLException {
    Map<Question, List<String>> rejected = new HashMap<>();
    for (Table table : actual.tables()) {
      MappedTable known = mapping.tables().get(table.name());
      if (known == null || table.type().isView()) {
        continue;
      }
      Table beneath = DissolvedDomains.in(table, actual);
      for (Check check : beneath.checks()) {
        List<String> values = unread(check, known);
        Column column =
            values.isEmpty() ? null : beneath.column(check.columns().get(0)).orElse(null);
        if (column != null) {
          rejected.put(
              new Question(table.name(), column.name(), check.expression()),
              ask(scratch, column, check, values));
        }
      }
    }
    return rejected.isEmpty() ? UNKNOWN : new RejectedValues(rejected);
  }

  /** The values of the check's column, if it cannot be told here what becomes of them. */
  private static List<String> unread(Check check, MappedTable known) {
    MappedColumn column =
        check.columns().size() == 1 ? known.columns().get(check.columns().get(0)) : null;
    if (column == null || AllowedValues.of(check).isPresent()) {
      return List.of();
    }
    return column.values().stream()
        .filter(
            value ->
                CheckExpression.parse(check.expression())
                    .flatMap(expression -> expression.accepts(value))
                    .isEmpty())
        .toList();
  }

  private static List<String> ask(
      Connection scratch, Column column, Check check, List<String> values) throws SQLException {
    @Nullable Savepoint before = scratch.getAutoCommit() ? null : scratch.setSavepoint();
    try (PreparedStatement statement = scratch.prepareStatement(sql(column, check))) {
      statement.setArray(1, scratch.createArrayOf("text", values.toArray()));
      List<String> refused = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          refused.add(rows.getString(1));
        }
      }
      return refused;
    } catch (SQLException e) {
      if (before != null) {
        scratch.rollback(before);
      }
      LOG.log(
          System.Logger.Level.DEBUG, "Not known what " + check.name() + " makes of " + values, e);
      return List.of();
    }
  }

  private static String sql(Column column, Check check) {
    return "select v from pg_catalog.unnest(?::pg_catalog.text[]) as asked (v) where not (select "
        + check.expression()
        + " from (select v::"
        + unlimited(column)
        + " as "
        + SqlIdentifier.of(column.name())
        + ") as written)";
  }

  /** A cast to a limited type would cut the value off. */
  private static String unlimited(Column column) {
    String base = ColumnType.parse(column.type()).base();
    return base.equals("character") ? "pg_catalog.bpchar" : base;
  }
}
