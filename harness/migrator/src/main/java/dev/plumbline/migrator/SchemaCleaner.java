package dev.plumbline.migrator;

import dev.plumbline.finding.Findings;
import dev.plumbline.verification.MigratorLock;
import java.sql.Connection;
import java.sql.SQLException;
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
record SchemaCleaner(String service, Connection connection) {

  /** Tables of the service, those of the history included; partitions count, too. */
  private static final String TABLES =
      """
      select pg_catalog.count(*)
      from pg_catalog.pg_class as c
      join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
      where c.relkind operator(pg_catalog.=) any ('{r, p}')
        and n.nspname operator(pg_catalog.!~) '^pg_'
        and n.nspname operator(pg_catalog.<>) 'information_schema'
        and not exists (
          select from pg_catalog.pg_depend as d
          where d.classid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
            and d.objid operator(pg_catalog.=) c.oid and d.deptype operator(pg_catalog.=) 'e')
      """;

  /** What is in no schema and may depend on what is; then extensions; then schemas' contents. */
  private static final String OUTSIDE_OF_SCHEMAS =
      """
      select 'DROP PUBLICATION IF EXISTS ' operator(pg_catalog.||) pg_catalog.quote_ident(pubname)
        operator(pg_catalog.||) ' CASCADE'
      from pg_catalog.pg_publication where pg_catalog.pg_has_role(pubowner, 'USAGE')
      union all
      select 'DROP EVENT TRIGGER IF EXISTS ' operator(pg_catalog.||) pg_catalog.quote_ident(evtname)
        operator(pg_catalog.||) ' CASCADE'
      from pg_catalog.pg_event_trigger where pg_catalog.pg_has_role(evtowner, 'USAGE')
      union all
      select 'DROP EXTENSION IF EXISTS ' operator(pg_catalog.||) pg_catalog.quote_ident(extname)
        operator(pg_catalog.||) ' CASCADE'
      from pg_catalog.pg_extension where extname operator(pg_catalog.<>) 'plpgsql'
        and pg_catalog.pg_has_role(extowner, 'USAGE')
      union all
      select 'DROP SERVER IF EXISTS ' operator(pg_catalog.||) pg_catalog.quote_ident(srvname)
        operator(pg_catalog.||) ' CASCADE'
      from pg_catalog.pg_foreign_server where pg_catalog.pg_has_role(srvowner, 'USAGE')
      union all
      select 'SELECT pg_catalog.lo_unlink(' operator(pg_catalog.||) oid operator(pg_catalog.||) ')'
      from pg_catalog.pg_largeobject_metadata where pg_catalog.pg_has_role(lomowner, 'USAGE')
      """;

  private static final String IN_SCHEMAS =
      """
      select distinct 'DROP '
        operator(pg_catalog.||) case
          when o.type operator(pg_catalog.=) 'statistics object' then 'STATISTICS'
          -- as an AGGREGATE, one without arguments would have to be called with a star
          when o.type operator(pg_catalog.=) any ('{aggregate, function, procedure}') then 'ROUTINE'
          else pg_catalog.upper(o.type) end
        operator(pg_catalog.||) ' IF EXISTS ' operator(pg_catalog.||) o.identity
          operator(pg_catalog.||) ' CASCADE'
      from pg_catalog.pg_depend as d
      join pg_catalog.pg_namespace as n
        on d.refclassid operator(pg_catalog.=) 'pg_catalog.pg_namespace'::pg_catalog.regclass
          and d.refobjid operator(pg_catalog.=) n.oid
      cross join lateral pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) as o
      where d.deptype operator(pg_catalog.=) 'n' and n.nspname operator(pg_catalog.!~) '^pg_'
        and n.nspname operator(pg_catalog.<>) 'information_schema'
        and not exists (
          select from pg_catalog.pg_depend as member
          where member.classid operator(pg_catalog.=) d.classid
            and member.objid operator(pg_catalog.=) d.objid
            and member.deptype operator(pg_catalog.=) 'e')
      """;

  private static final String SCHEMAS =
      """
      select 'DROP SCHEMA IF EXISTS ' operator(pg_catalog.||) pg_catalog.quote_ident(nspname)
      from pg_catalog.pg_namespace as n
      where nspname operator(pg_catalog.!~) '^pg_'
        and not nspname operator(pg_catalog.=) any ('{public, information_schema}')
        and pg_catalog.pg_has_role(nspowner, 'USAGE')
        and not exists (
          select from pg_catalog.pg_depend as d
          where d.refclassid operator(pg_catalog.=) 'pg_catalog.pg_namespace'::pg_catalog.regclass
            and d.refobjid operator(pg_catalog.=) n.oid)
      """;

  private static final String KEPT =
      """
      select 'extension ' operator(pg_catalog.||) extname
        operator(pg_catalog.||) ', which belongs to '
        operator(pg_catalog.||) pg_catalog.pg_get_userbyid(extowner)
      from pg_catalog.pg_extension where extname operator(pg_catalog.<>) 'plpgsql'
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
  Migrator.Cleared clear() throws SQLException {
    if (!DisposableMarker.isSet(connection)) {
      throw new MigrationRefusedException(
          service
              + ": refused to empty the database "
              + connection.getCatalog()
              + ", because it is not marked as disposable. Nothing was changed. If everything in it"
              + " may be lost, mark it: plumbline disposable "
              + service
              + ", as its owner.",
          Findings.none());
    }
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Migrator.Cleared cleared = cleared();
      connection.commit();
      return cleared;
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private Migrator.Cleared cleared() throws SQLException {
    execute(LOCK_TIMEOUT);
    execute("select pg_catalog.pg_advisory_xact_lock(" + MigratorLock.KEY + ")");
    int tables = tables(connection);
    for (String listing : List.of(OUTSIDE_OF_SCHEMAS, IN_SCHEMAS, SCHEMAS)) {
      for (String drop : texts(listing)) {
        execute(drop);
      }
    }
    List<String> left = texts(IN_SCHEMAS);
    if (!left.isEmpty()) {
      throw new MigrationRefusedException(
          service
              + ": could not empty the database. Nothing was changed. These were to be dropped and"
              + " are still there:\n  "
              + String.join("\n  ", left),
          Findings.none());
    }
    return new Migrator.Cleared(tables, texts(KEPT));
  }

  static int tables(Connection connection) throws SQLException {
    return new Query(connection, TABLES).row(row -> row.getInt(1));
  }

  private List<String> texts(String query) throws SQLException {
    return new Query(connection, query).texts();
  }

  private void execute(String command) throws SQLException {
    new Query(connection, command).execute();
  }
}
