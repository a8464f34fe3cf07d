package dev.plumbline.verification;

import dev.plumbline.history.LocatedHistory;
import dev.plumbline.text.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else the verifier wants to know once the history alone does not say "ready".
 *
 * @param tables how many tables and views there are in the service's schema, Liquibase's two and
 *     those of extensions not counted
 * @param flyway the table of Flyway's history there; null if there is none
 * @param elsewhere tables that are called like the history, but are not where it has to be
 * @param migrating whether another session keeps this history's migrators out
 * @param begun whether the migrator has begun a changeSet that is not in the history yet
 * @param stockLock who holds the lock row that a stock Liquibase uses; null if nobody does
 * @param place where the history is, or would be
 */
record DatabaseState(
    int tables,
    @Nullable String flyway,
    List<String> elsewhere,
    boolean migrating,
    boolean begun,
    @Nullable String stockLock,
    LocatedHistory place) {

  /**
   * What is in the schema, whether the lock table may be read, and who is at work. In the session
   * of somebody else, so that every name is qualified.
   */
  private static final String OVERVIEW =
      """
      select
        pg_catalog.count(*) filter (where t.home and not t.liquibase),
        pg_catalog.max(t.relname) filter (where t.home
          and t.relname operator(pg_catalog.=) any (
            array['flyway_schema_history', 'schema_version']::pg_catalog.text[])),
        pg_catalog.array_agg(pg_catalog.format('%I.%I'::pg_catalog.text, t.nspname, t.relname)
          order by t.nspname, t.relname) filter (where t.namesake),
        pg_catalog.has_table_privilege(
          pg_catalog.to_regclass({lock table}::pg_catalog.text)::pg_catalog.oid,
          'select'::pg_catalog.text),
        exists (
          select from pg_catalog.pg_locks as l
          where l.pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid() and {condition})
      from (
        select
          n.nspname::pg_catalog.text as nspname,
          c.relname::pg_catalog.text as relname,
          n.nspname operator(pg_catalog.=) {home}::pg_catalog.name as home,
          c.oid operator(pg_catalog.=) any (array[
            pg_catalog.to_regclass({table}::pg_catalog.text)::pg_catalog.oid,
            pg_catalog.to_regclass({lock table}::pg_catalog.text)::pg_catalog.oid]) is true
            as liquibase,
          pg_catalog.lower(c.relname::pg_catalog.text) operator(pg_catalog.=)
            {name}::pg_catalog.text
            and (c.oid operator(pg_catalog.=)
              pg_catalog.to_regclass({table}::pg_catalog.text)::pg_catalog.oid) is not true
            as namesake
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
        where c.relkind operator(pg_catalog.=) any (
            array['r', 'p', 'v', 'm', 'f']::pg_catalog."char"[])
          and n.nspname operator(pg_catalog.!~) '^pg_'::pg_catalog.text
          and n.nspname operator(pg_catalog.<>) 'information_schema'::pg_catalog.name
          and not exists (
            select
            from pg_catalog.pg_depend as d
            where d.classid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
              and d.objid operator(pg_catalog.=) c.oid
              and d.deptype operator(pg_catalog.=) 'e'::pg_catalog."char")) as t
      """;

  /** A lock row of the migrator's own is as good as its advisory lock, and nothing without. */
  private static final String LOCK_ROWS =
      """
      select
        pg_catalog.max(
          coalesce(h.lockedby, 'somebody'::pg_catalog.text)
            operator(pg_catalog.||) coalesce(' since '::pg_catalog.text
              operator(pg_catalog.||) h.lockgranted, ''::pg_catalog.text))
          filter (where h.locked
            and not pg_catalog.starts_with(
              coalesce(h.lockedby, ''::pg_catalog.text), '%s'::pg_catalog.text)),
        pg_catalog.count(*) filter (
          where pg_catalog.starts_with(h.lockedby, '%s'::pg_catalog.text))
      from (
        select locked, lockedby::pg_catalog.text as lockedby,
          lockgranted::pg_catalog.text as lockgranted
        from {lock table}) as h
      """
          .formatted(MigratorLock.ROW_PREFIX, MigratorLock.UNFINISHED_PREFIX);

  /** For where they do not matter. */
  static DatabaseState unseen(LocatedHistory place) {
    return new DatabaseState(0, null, List.of(), false, false, null, place);
  }

  /** Whether anybody is migrating, or seems to be. */
  boolean isMigrating() {
    return migrating || stockLock != null;
  }

  static DatabaseState look(Connection connection, LocatedHistory place) throws SQLException {
    return CallersTransaction.undisturbed(connection, statement -> look(statement, place));
  }

  private static DatabaseState look(Statement statement, LocatedHistory place) throws SQLException {
    String overview =
        OVERVIEW
            .replace("{lock table}", SqlLiteral.of(place.quotedLockTable()))
            .replace("{table}", SqlLiteral.of(place.quotedTable()))
            .replace("{name}", SqlLiteral.of(place.table()))
            .replace("{home}", place.home() == null ? "null" : SqlLiteral.of(place.home()))
            .replace("{condition}", MigratorLock.of(place).condition());
    DatabaseState seen;
    boolean lockReadable;
    try (ResultSet row = statement.executeQuery(overview)) {
      row.next();
      seen =
          new DatabaseState(
              row.getInt(1),
              row.getString(2),
              row.getArray(3) == null ? List.of() : List.of((String[]) row.getArray(3).getArray()),
              row.getBoolean(5),
              false,
              null,
              place);
      lockReadable = row.getBoolean(4);
    }
    return seen.migrating || !lockReadable ? seen : seen.withLockRows(statement);
  }

  private DatabaseState withLockRows(Statement statement) throws SQLException {
    String rows = LOCK_ROWS.replace("{lock table}", place.quotedLockTable());
    try (ResultSet row = statement.executeQuery(rows)) {
      row.next();
      return new DatabaseState(
          tables, flyway, elsewhere, false, row.getInt(2) > 0, row.getString(1), place);
    }
  }
}
