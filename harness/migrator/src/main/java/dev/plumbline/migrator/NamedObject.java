package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import liquibase.exception.DatabaseException;

/**
 * An object that a statement creates, or drops, outside of transactions: whether it is there tells
 * whether the statement came to its end.
 *
 * @param kind what it is
 * @param name as the statement writes it
 * @param created whether it is created, instead of dropped
 */
record NamedObject(Kind kind, SqlName name, boolean created) implements LoneStatement {

  private static final Pattern SLOT_GONE =
      Pattern.compile("could not drop replication slot .* does not exist", Pattern.DOTALL);

  /** How to look whether there is one of that name. */
  enum Kind {
    INDEX("pg_catalog.to_regclass(?::pg_catalog.text) is not null"),
    DATABASE(
        "exists (select from pg_catalog.pg_database where datname operator(pg_catalog.=) "
            + Kind.NAME
            + ")"),
    TABLESPACE(
        "exists (select from pg_catalog.pg_tablespace where spcname operator(pg_catalog.=) "
            + Kind.NAME
            + ")"),
    SUBSCRIPTION(
        "exists (select from pg_catalog.pg_subscription as s join pg_catalog.pg_database as d"
            + " on d.oid operator(pg_catalog.=) s.subdbid"
            + " where d.datname operator(pg_catalog.=) pg_catalog.current_database()"
            + " and s.subname operator(pg_catalog.=) "
            + Kind.NAME
            + ")");

    private static final String NAME =
        "(pg_catalog.parse_ident(?::pg_catalog.text))[1]::pg_catalog.name";

    private final String exists;

    Kind(String exists) {
      this.exists = exists;
    }
  }

  static Optional<LoneStatement> of(SingleStatement statement) {
    SqlName.Reader reader = statement.read();
    if (reader.passes("drop", "index", "concurrently")) {
      return named(Kind.INDEX, reader, false);
    }
    boolean created = reader.passes("create");
    if (!created && !reader.passes("drop")) {
      return Optional.empty();
    }
    for (Kind kind : Kind.values()) {
      if (kind != Kind.INDEX && reader.passes(kind.name())) {
        return named(kind, reader, created);
      }
    }
    return Optional.empty();
  }

  private static Optional<LoneStatement> named(Kind kind, SqlName.Reader reader, boolean created) {
    reader.passes("if", "exists");
    return reader.isAtName()
        ? Optional.of(new NamedObject(kind, reader.name(), created))
        : Optional.empty();
  }

  @Override
  public Outcome outcome(Connection connection, String before) throws SQLException {
    boolean exists = new Query(connection, "select " + kind.exists, name.written()).isTrue();
    return exists == created ? Outcome.DONE : Outcome.NOT_DONE;
  }

  /** The publisher drops the slot before the subscriber commits that the subscription is gone. */
  @Override
  public boolean isHalfDone(DatabaseException failure) {
    return kind == Kind.SUBSCRIPTION
        && !created
        && SLOT_GONE.matcher(ServerErrors.reason(failure)).find();
  }

  @Override
  public void complete(Connection connection) throws SQLException {
    String alter = "alter subscription " + name.written();
    new Query(connection, alter + " disable").execute();
    new Query(connection, alter + " set (slot_name = none)").execute();
    new Query(connection, "drop subscription " + name.written()).execute();
  }
}
