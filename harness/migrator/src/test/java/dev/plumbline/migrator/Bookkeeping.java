package dev.plumbline.migrator;

import dev.plumbline.servers.Disposable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Liquibase's own tables, whose writers tests hold up or turn away. */
final class Bookkeeping {

  private Bookkeeping() {}

  /**
   * Holds up whoever writes, for longer than any test lasts.
   *
   * @param writes as a trigger has it, such as {@code insert on databasechangelog}
   */
  static void holdUp(Connection connection, String writes) throws SQLException {
    before(connection, writes, "perform pg_sleep(120); return new;");
  }

  /** Makes such writes fail with "not now". */
  static void forbid(Connection connection, String writes) throws SQLException {
    before(connection, writes, "raise exception 'not now';");
  }

  private static void before(Connection connection, String writes, String body)
      throws SQLException {
    String when = writes.contains(" when ") ? " when " + writes.split(" when ", 2)[1] : "";
    Disposable.execute(
        connection,
        "create function obstacle() returns trigger language plpgsql as $$ begin "
            + body
            + " end $$; create trigger obstacle before "
            + writes.split(" when ", 2)[0]
            + " for each row"
            + when
            + " execute function obstacle()");
  }

  /** Takes the obstacle away. */
  static void allow(Connection connection) throws SQLException {
    Disposable.execute(connection, "drop function obstacle cascade");
  }

  /** The ids of the changeSets that have been applied, in that order. */
  static List<String> history(Connection connection) throws SQLException {
    return Disposable.query(connection, "select id from databasechangelog order by orderexecuted");
  }
}
