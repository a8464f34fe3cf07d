package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What else the verifier wants to know once the history alone does not say "ready".
 *
 * @param tables how many tables and views there are, Liquibase's two and those of extensions not
 *     counted
 * @param migrating whether another session holds the migrator's lock
 * @param begun whether the migrator has begun a changeSet that is not in the history yet
 * @param stockLock who holds the lock row that a stock Liquibase uses; null if nobody does
 */
record Surroundings(int tables, boolean migrating, boolean begun, @Nullable String stockLock) {

  /** For where they do not matter. */
  static final Surroundings UNSEEN = new Surroundings(0, false, false, null);

  private static final String COUNT_TABLES =
      """
      select
        count(*) filter (where lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')),
        count(*) filter (where c.oid = to_regclass('databasechangeloglock')
          and has_table_privilege(c.oid, 'select')) > 0,
        exists (select from pg_locks where pid <> pg_backend_pid() and %s)
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not like 'pg\\_%%' and n.nspname <> 'information_schema'
        and not exists (
          select
          from pg_depend as extension_member
          where extension_member.classid = 'pg_class'::regclass
            and extension_member.objid = c.oid
            and extension_member.deptype = 'e')
      """
          .formatted(MigratorLock.condition());

  /** A lock row of the migrator's own is as good as its advisory lock, and nothing without. */
  private static final String LOCK_TABLE =
      """
      select
        max(coalesce(lockedby, 'somebody') || coalesce(' since ' || lockgranted, ''))
          filter (where locked and coalesce(lockedby, '') not like '%s%%'),
        count(*) filter (where lockedby like '%s%%') > 0
      from databasechangeloglock
      """
          .formatted(MigratorLock.ROW_PREFIX, MigratorLock.UNFINISHED_PREFIX);

  /** Whether anybody is migrating, or seems to be. */
  boolean isMigrating() {
    return migrating || stockLock != null;
  }

  static Surroundings look(Connection connection) throws SQLException {
    return CallersTransaction.undisturbed(connection, Surroundings::look);
  }

  private static Surroundings look(Statement statement) throws SQLException {
    int tables;
    boolean lockReadable;
    boolean migrating;
    try (ResultSet row = statement.executeQuery(COUNT_TABLES)) {
      row.next();
      tables = row.getInt(1);
      lockReadable = row.getBoolean(2);
      migrating = row.getBoolean(3);
    }
    if (migrating || !lockReadable) {
      return new Surroundings(tables, migrating, false, null);
    }
    try (ResultSet row = statement.executeQuery(LOCK_TABLE)) {
      row.next();
      return new Surroundings(tables, false, row.getBoolean(2), row.getString(1));
    }
  }
}
