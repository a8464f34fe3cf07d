package dev.plumbline.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What else the verifier wants to know once the history alone does not say "ready".
 *
 * @param tables how many tables and views there are, Liquibase's two and those of extensions not
 *     counted
 * @param migrating whether somebody holds Liquibase's lock
 */
record Surroundings(int tables, boolean migrating) {

  private static final String COUNT_TABLES =
      """
      select
        count(*) filter (where lower(c.relname) not in ('databasechangelog', 'databasechangeloglock')),
        count(*) filter (where c.oid = to_regclass('databasechangeloglock')
          and has_table_privilege(c.oid, 'select')) > 0
      from pg_class as c
      join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
        and not exists (
          select
          from pg_depend as extension_member
          where extension_member.classid = 'pg_class'::regclass
            and extension_member.objid = c.oid
            and extension_member.deptype = 'e')
      """;
  private static final String IS_LOCKED =
      "select exists (select from databasechangeloglock where locked)";

  static Surroundings look(Connection connection) throws SQLException {
    return CallersTransaction.undisturbed(connection, Surroundings::look);
  }

  private static Surroundings look(Statement statement) throws SQLException {
    int tables;
    boolean lockReadable;
    try (ResultSet row = statement.executeQuery(COUNT_TABLES)) {
      row.next();
      tables = row.getInt(1);
      lockReadable = row.getBoolean(2);
    }
    if (!lockReadable) {
      return new Surroundings(tables, false);
    }
    try (ResultSet row = statement.executeQuery(IS_LOCKED)) {
      row.next();
      return new Surroundings(tables, row.getBoolean(1));
    }
  }
}
