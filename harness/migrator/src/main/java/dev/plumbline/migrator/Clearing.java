package dev.plumbline.migrator;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops everything that a migration can have created in a database: all of it, or nothing.
 *
 * <p>Object by object, because who may drop everything in a schema need not own the schema itself
 * (in PostgreSQL 14 {@code public} belongs to the superuser), and because dropping a schema takes
 * extensions with it that somebody else has installed there and this role cannot bring back.
 *
 * @param service for messages
 * @param connection to the database, without a transaction
 */
record Clearing(String service, Connection connection) {

  /** Tables of the service, those of the history included; partitions count, too. */
  private static final String TABLES =
      """
      select count(*)
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
        and n.nspname <> 'information_schema'
        and not exists (
          select from pg_depend as d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      """;

  /** What is in no schema and may depend on what is; then extensions; then schemas' contents. */
  private static final String OUTSIDE_OF_SCHEMAS =
      """
      select 'DROP PUBLICATION IF EXISTS ' || quote_ident(pubname) || ' CASCADE'
      from pg_publication where pg_has_role(pubowner, 'USAGE')
      union all
      select 'DROP EVENT TRIGGER IF EXISTS ' || quote_ident(evtname) || ' CASCADE'
      from pg_event_trigger where pg_has_role(evtowner, 'USAGE')
      union all
      select 'DROP EXTENSION IF EXISTS ' || quote_ident(extname) || ' CASCADE'
      from pg_extension where extname <> 'plpgsql' and pg_has_role(extowner, 'USAGE')
      union all
      select 'DROP SERVER IF EXISTS ' || quote_ident(srvname) || ' CASCADE'
      from pg_foreign_server where pg_has_role(srvowner, 'USAGE')
      union all
      select 'SELECT lo_unlink(' || oid || ')'
      from pg_largeobject_metadata where pg_has_role(lomowner, 'USAGE')
      """;

  private static final String IN_SCHEMAS =
      """
      select distinct 'DROP '
        || case o.type when 'statistics object' then 'STATISTICS' else upper(o.type) end
        || ' IF EXISTS ' || o.identity || ' CASCADE'
      from pg_depend as d
      join pg_namespace as n
        on d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid
      cross join lateral pg_identify_object(d.classid, d.objid, d.objsubid) as o
      where d.deptype = 'n' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not exists (
          select from pg_depend as member
          where member.classid = d.classid and member.objid = d.objid and member.deptype = 'e')
      """;

  private static final String SCHEMAS =
      """
      select 'DROP SCHEMA IF EXISTS ' || quote_ident(nspname)
      from pg_namespace as n
      where nspname not like 'pg\\_%' and nspname not in ('public', 'information_schema')
        and pg_has_role(nspowner, 'USAGE')
        and not exists (
          select from pg_depend as d
          where d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid)
      """;

  private static final String KEPT =
      """
      select 'extension ' || extname || ', which belongs to ' || pg_get_userbyid(extowner)
      from pg_extension where extname <> 'plpgsql'
      order by 1
      """;

  /** Long enough for a transaction of a service; who uses the database for longer is in the way. */
  private static final String LOCK_TIMEOUT = "set local lock_timeout = '10s'";

  /**
   * Drops.
   *
   * @return what was there, and what stays
   * @throws MigrationRefusedException if the database is not marked as disposable, or something in
   *     it cannot be dropped; nothing was changed
   */
  Cleared clear() throws SQLException {
    if (!DisposableMarker.isSet(connection)) {
      throw new MigrationRefusedException(
          service
              + ": refused to empty the database "
              + connection.getCatalog()
              + ", because it is not marked as disposable. Nothing was changed. If everything in it"
              + " may be lost, mark it: plumbline disposable "
              + service
              + ", or as its owner ALTER DATABASE … SET plumbline.disposable = 'on'.",
          Findings.none());
    }
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      Cleared cleared = clear(statement);
      connection.commit();
      return cleared;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private Cleared clear(Statement statement) throws SQLException {
    statement.execute(LOCK_TIMEOUT);
    statement.execute("select pg_advisory_xact_lock(" + MigratorLock.KEY + ")");
    int tables = tables(connection);
    for (String listing : List.of(OUTSIDE_OF_SCHEMAS, IN_SCHEMAS, SCHEMAS)) {
      for (String drop : texts(statement, listing)) {
        statement.execute(drop);
      }
    }
    List<String> left = texts(statement, IN_SCHEMAS);
    if (!left.isEmpty()) {
      throw new MigrationRefusedException(
          service
              + ": could not empty the database. Nothing was changed. These were to be dropped and"
              + " are still there:\n  "
              + String.join("\n  ", left),
          Findings.none());
    }
    return new Cleared(tables, texts(statement, KEPT));
  }

  static int tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
