package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A partition that a statement detaches CONCURRENTLY, in two transactions. Cut off between them it
 * is neither attached nor detached, and only FINALIZE helps.
 *
 * @param parent as the statement writes it
 * @param partition as the statement writes it
 */
record DetachedPartition(SqlName parent, SqlName partition) implements LoneStatement {

  static Optional<LoneStatement> of(SingleStatement statement) {
    SqlName.Reader reader = statement.read();
    if (!reader.passes("alter", "table")) {
      return Optional.empty();
    }
    reader.passes("if", "exists");
    reader.passes("only");
    if (!reader.isAtName()) {
      return Optional.empty();
    }
    SqlName parent = reader.name();
    if (!reader.passes("detach", "partition") || !reader.isAtName()) {
      return Optional.empty();
    }
    SqlName partition = reader.name();
    return reader.passes("concurrently")
        ? Optional.of(new DetachedPartition(parent, partition))
        : Optional.empty();
  }

  @Override
  public Outcome outcome(Connection connection, String before) throws SQLException {
    return new Query(
            connection,
            """
            select inhdetachpending
            from pg_catalog.pg_inherits
            where inhparent operator(pg_catalog.=) pg_catalog.to_regclass(?::pg_catalog.text)
              and inhrelid operator(pg_catalog.=) pg_catalog.to_regclass(?::pg_catalog.text)
            """,
            parent.written(),
            partition.written())
        .rows(row -> row.getBoolean(1) ? Outcome.HALF_DONE : Outcome.NOT_DONE).stream()
            .findFirst()
            .orElse(Outcome.DONE);
  }

  @Override
  public void complete(Connection connection) throws SQLException {
    new Query(
            connection,
            "alter table "
                + parent.written()
                + " detach partition "
                + partition.written()
                + " finalize")
        .execute();
  }
}
