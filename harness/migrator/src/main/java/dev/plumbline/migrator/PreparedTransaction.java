package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A prepared transaction, which a statement prepares: then it is there; or commits or rolls back:
 * then it is gone.
 *
 * @param identifier its name
 * @param prepared whether it is prepared, instead of ended
 */
record PreparedTransaction(String identifier, boolean prepared) implements LoneStatement {

  static Optional<LoneStatement> of(SingleStatement statement) {
    SqlName.Reader reader = statement.read();
    boolean prepared = reader.passes("prepare", "transaction");
    boolean ended = reader.passes("commit", "prepared") || reader.passes("rollback", "prepared");
    if (!(prepared || ended) || reader.isAtEnd()) {
      return Optional.empty();
    }
    String literal = reader.token().text();
    return literal.startsWith("'") && literal.length() > 1
        ? Optional.of(
            new PreparedTransaction(
                literal.substring(1, literal.length() - 1).replace("''", "'"), prepared))
        : Optional.empty();
  }

  @Override
  public Outcome outcome(Connection connection, String before) throws SQLException {
    boolean exists =
        new Query(
                connection,
                "select exists (select from pg_catalog.pg_prepared_xacts as x where x.gid"
                    + " operator(pg_catalog.=) ?::pg_catalog.text and x.database"
                    + " operator(pg_catalog.=) pg_catalog.current_database())",
                identifier)
            .isTrue();
    return exists == prepared ? Outcome.DONE : Outcome.NOT_DONE;
  }
}
