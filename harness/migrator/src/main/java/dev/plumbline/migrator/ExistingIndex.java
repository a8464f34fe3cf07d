package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * An index in the catalog.
 *
 * @param oid its number
 * @param name quoted, with its schema where the session needs it
 * @param valid whether queries may use it
 */
record ExistingIndex(long oid, String name, boolean valid) {

  private static final String SELECT =
      """
      select c.oid::bigint, c.oid::pg_catalog.regclass::pg_catalog.text,
        i.indisvalid and i.indisready and i.indislive
      from pg_catalog.pg_index as i
      join pg_catalog.pg_class as c on c.oid operator(pg_catalog.=) i.indexrelid
      """;

  /** All of a table, in a certain order. */
  static List<ExistingIndex> of(Connection connection, SqlName table) throws SQLException {
    return read(
        connection,
        "where i.indrelid operator(pg_catalog.=) pg_catalog.to_regclass(?::pg_catalog.text)"
            + " order by c.oid",
        table.written());
  }

  /** The one of that name in the schema of a table. The name's type is what cuts it off. */
  static List<ExistingIndex> named(Connection connection, SqlName table, SqlName name)
      throws SQLException {
    return read(
        connection,
        """
        where c.relnamespace operator(pg_catalog.=) (
            select t.relnamespace from pg_catalog.pg_class as t
            where t.oid operator(pg_catalog.=) pg_catalog.to_regclass(?::pg_catalog.text))
          and c.relname operator(pg_catalog.=)
            (pg_catalog.parse_ident(?::pg_catalog.text))[1]::pg_catalog.name
        """,
        table.written(),
        name.unqualified());
  }

  /** Those that REINDEX CONCURRENTLY has left somewhere, when it failed or was cut off. */
  static List<ExistingIndex> leftByReindex(Connection connection, String condition, String... names)
      throws SQLException {
    return read(
        connection,
        "where not i.indisvalid and c.relname operator(pg_catalog.~) '_cc(new|old)[0-9]*$'"
            + " and "
            + condition,
        names);
  }

  private static List<ExistingIndex> read(
      Connection connection, String condition, String... parameters) throws SQLException {
    return new Query(connection, SELECT + condition, (Object[]) parameters)
        .rows(row -> new ExistingIndex(row.getLong(1), row.getString(2), row.getBoolean(3)));
  }

  /** Whether it still is there, and invalid. */
  boolean isStillInvalid(Connection connection) throws SQLException {
    return !read(
            connection,
            "where not i.indisvalid and c.oid operator(pg_catalog.=) ?::bigint",
            String.valueOf(oid))
        .isEmpty();
  }

  /** Whether another session does something to the table that a build of an index would do. */
  boolean isPerhapsBeingBuilt(Connection connection) throws SQLException {
    return new Query(
            connection,
            """
            select exists (
              select
              from pg_catalog.pg_locks
              where locktype operator(pg_catalog.=) 'relation'
                and mode operator(pg_catalog.=) 'ShareUpdateExclusiveLock'
                and relation operator(pg_catalog.=) (select indrelid from pg_catalog.pg_index
                  where indexrelid operator(pg_catalog.=) ?::bigint::pg_catalog.oid)
                and database operator(pg_catalog.=) (select oid from pg_catalog.pg_database
                  where datname operator(pg_catalog.=) pg_catalog.current_database())
                and pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid())
            """,
            oid)
        .isTrue();
  }

  /** Drops it without keeping anybody waiting. Must not be called in a transaction. */
  void drop(Connection connection) throws SQLException {
    new Query(connection, "drop index concurrently if exists " + name).execute();
  }
}
