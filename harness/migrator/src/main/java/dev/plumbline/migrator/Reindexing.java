package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * REINDEX, which may be repeated. CONCURRENTLY, it leaves invalid indexes with endings of its own
 * when it is cut off.
 *
 * @param concurrently whether it is CONCURRENTLY
 * @param what INDEX, TABLE, SCHEMA, DATABASE or SYSTEM, in lower case
 * @param name of what; null if it may do without
 */
record Reindexing(boolean concurrently, String what, @Nullable SqlName name)
    implements LoneStatement {

  static Optional<LoneStatement> of(SingleStatement statement) {
    SqlName.Reader reader = statement.read();
    if (!reader.passes("reindex")) {
      return Optional.empty();
    }
    boolean concurrently = false;
    if (reader.passes('(')) {
      while (!reader.isAtEnd() && !reader.passes(')')) {
        concurrently |= reader.token().isWord("concurrently");
      }
    }
    if (!reader.isAtName()) {
      return Optional.of(REPEATABLE);
    }
    String what = reader.token().text().toLowerCase(Locale.ROOT);
    concurrently |= reader.passes("concurrently");
    return Optional.of(
        new Reindexing(concurrently, what, reader.isAtName() ? reader.name() : null));
  }

  @Override
  public Outcome outcome(Connection connection, String before) {
    return Outcome.NOT_DONE;
  }

  @Override
  public void removeLeftovers(Connection connection, String before, LockRetries retries)
      throws DatabaseException, SQLException {
    if (!concurrently) {
      return;
    }
    for (ExistingIndex index : leftovers(connection)) {
      retries.removeInvalid(index, connection);
    }
  }

  /** Of the table, of its TOAST table and of its partitions; or of all that it is about. */
  private List<ExistingIndex> leftovers(Connection connection) throws SQLException {
    if (name == null || !(what.equals("index") || what.equals("table"))) {
      return ExistingIndex.leftByReindex(connection, "true");
    }
    String relation =
        what.equals("table")
            ? "pg_catalog.to_regclass(?::pg_catalog.text)"
            : "(select indrelid from pg_catalog.pg_index"
                + " where indexrelid operator(pg_catalog.=) pg_catalog.to_regclass(?::pg_catalog.text))";
    return ExistingIndex.leftByReindex(
        connection,
        "i.indrelid operator(pg_catalog.=) any (select pg_catalog.unnest(array[m.oid,"
            + " m.reltoastrelid]) from pg_catalog.pg_class as m where m.oid operator(pg_catalog.=)"
            + " any (select relid from pg_catalog.pg_partition_tree("
            + relation
            + "::pg_catalog.regclass) union select "
            + relation
            + "::pg_catalog.regclass))",
        name.written(),
        name.written());
  }
}
