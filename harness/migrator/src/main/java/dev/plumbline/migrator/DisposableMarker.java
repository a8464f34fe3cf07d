package dev.plumbline.migrator;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The mark that a database may be emptied: a few words in the comment on the database itself, which
 * name it, so that they hold for no other.
 *
 * <p>It is read from the catalog, so that a session cannot claim it for itself. It stays when
 * everything in the database is dropped. {@code CREATE DATABASE … TEMPLATE} does not copy a
 * comment; a dump may, but the database into which it is restored is another one: a copy of
 * production is not disposable by accident. The setting {@code plumbline.disposable = on} of a
 * database, which earlier versions made, still counts.
 */
public final class DisposableMarker {

  /** The comment without the mark, the mark, and whether the older one is there. */
  private static final String QUERY =
      """
      select
        pg_catalog.replace(c.text, m.mark, '') as rest,
        m.mark,
        pg_catalog.strpos(c.text, m.mark) operator(pg_catalog.>) 0 as marked,
        exists (
          select
          from pg_catalog.pg_db_role_setting as s
          where s.setdatabase operator(pg_catalog.=) d.oid
            and s.setrole operator(pg_catalog.=) 0::pg_catalog.oid
            and 'plumbline.disposable=on'::pg_catalog.text operator(pg_catalog.=) any (s.setconfig))
              as setting
      from pg_catalog.pg_database as d
      cross join lateral (
        select coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '') as text) as c
      cross join lateral (
        select pg_catalog.format(
            '[plumbline: disposable, database %s of cluster %s]', d.oid, s.system_identifier)
          as mark
        from pg_catalog.pg_control_system() as s) as m
      where d.datname operator(pg_catalog.=) pg_catalog.current_database()
      """;

  private DisposableMarker() {}

  /** Whether the connected database carries it. */
  public static boolean isSet(Connection connection) throws SQLException {
    State state = State.of(connection);
    return state.marked() || state.setting();
  }

  /**
   * Puts it on. A comment that is there stays.
   *
   * @throws SQLException if the role may not: only the database's owner and superusers may
   */
  public static void set(Connection connection) throws SQLException {
    State state = State.of(connection);
    if (!state.marked()) {
      String rest = state.rest().strip();
      comment(connection, rest.isEmpty() ? state.mark() : rest + " " + state.mark());
    }
  }

  /**
   * Takes it off.
   *
   * @throws SQLException as {@link #set}
   */
  public static void remove(Connection connection) throws SQLException {
    State state = State.of(connection);
    if (state.marked()) {
      comment(connection, state.rest().strip());
    }
    if (state.setting()) {
      reset(connection);
    }
  }

  private static void comment(Connection connection, String text) throws SQLException {
    String command =
        new Query(
                connection,
                "select pg_catalog.format('COMMENT ON DATABASE %I IS %L',"
                    + " pg_catalog.current_database(), ?::pg_catalog.text)",
                text)
            .text();
    new Query(connection, command).execute();
  }

  private static void reset(Connection connection) throws SQLException {
    String command =
        new Query(
                connection,
                "select pg_catalog.format('ALTER DATABASE %I RESET plumbline.disposable',"
                    + " pg_catalog.current_database())")
            .text();
    new Query(connection, command).execute();
  }

  private record State(String rest, String mark, boolean marked, boolean setting) {

    static State of(Connection connection) throws SQLException {
      return new Query(connection, QUERY)
          .row(
              row ->
                  new State(
                      row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)));
    }
  }
}
