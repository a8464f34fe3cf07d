package dev.plumbline.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Liquibase's two tables are, as far as settings say: the same for the migrator, for every
 * command and for the verifier, and the same as for stock Liquibase with these settings.
 *
 * <p>What no setting says depends on the connection: Liquibase's tables are in the schema in which
 * unqualified tables are created there, the first one of the search path that exists. No other
 * schema of the search path is looked at.
 *
 * <p>Names are as PostgreSQL stores them. Immutable.
 *
 * @param schema of Liquibase's tables, or null for the service's
 * @param defaultSchema the service's schema, or null for the connection's
 * @param table the history
 * @param lockTable the table with the lock row
 * @param tablespace in which they are created, or null for the database's
 */
public record HistoryLocation(
    @Nullable String schema,
    @Nullable String defaultSchema,
    String table,
    String lockTable,
    @Nullable String tablespace) {

  /** Where stock Liquibase has them if nothing is set. */
  public static final HistoryLocation USUAL =
      new HistoryLocation(null, null, "databasechangelog", "databasechangeloglock", null);

  /** Names of which PostgreSQL does not care how they are written. */
  private static final Pattern CASELESS = Pattern.compile("[a-z_][a-z0-9_$]*|[A-Z_][A-Z0-9_$]*");

  public HistoryLocation {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(lockTable, "lockTable");
  }

  /**
   * As Liquibase's settings say in the system properties and the environment of this process:
   * {@code liquibase.liquibaseSchemaName}, {@code liquibase.databaseChangelogTableName}, {@code
   * liquibase.databaseChangelogLockTableName}, {@code liquibase.liquibaseTablespaceName}; {@code
   * LIQUIBASE_LIQUIBASE_SCHEMA_NAME} and so on.
   */
  public static HistoryLocation configured() {
    Properties properties = (Properties) System.getProperties().clone();
    LiquibaseSettings settings = new LiquibaseSettings(properties, System.getenv());
    return USUAL
        .inSchema(settings.find("liquibaseSchemaName", "schemaName").orElse(null))
        .withTable(
            settings.find("databaseChangelogTableName", "databaseChangeLogTableName").orElse(null))
        .withLockTable(
            settings
                .find("databaseChangelogLockTableName", "databaseChangeLogLockTableName")
                .orElse(null))
        .inTablespace(
            settings
                .find(
                    "liquibaseTablespaceName",
                    "liquibaseTableSpaceName",
                    "databaseChangeLogTablespaceName")
                .orElse(null));
  }

  /** The same with Liquibase's tables in that schema, if it is one. */
  public HistoryLocation inSchema(@Nullable String name) {
    return isNothing(name)
        ? this
        : new HistoryLocation(stored(name), defaultSchema, table, lockTable, tablespace);
  }

  /** The same for a service whose tables are in that schema, if it is one. */
  public HistoryLocation ofServiceIn(@Nullable String name) {
    return isNothing(name)
        ? this
        : new HistoryLocation(schema, stored(name), table, lockTable, tablespace);
  }

  /** The same with another name of the history, if it is one. */
  public HistoryLocation withTable(@Nullable String name) {
    return isNothing(name)
        ? this
        : new HistoryLocation(schema, defaultSchema, lower(name), lockTable, tablespace);
  }

  /** The same with another name of the lock table, if it is one. */
  public HistoryLocation withLockTable(@Nullable String name) {
    return isNothing(name)
        ? this
        : new HistoryLocation(schema, defaultSchema, table, lower(name), tablespace);
  }

  /** The same in that tablespace, if it is one. */
  public HistoryLocation inTablespace(@Nullable String name) {
    return isNothing(name)
        ? this
        : new HistoryLocation(schema, defaultSchema, table, lockTable, name);
  }

  /**
   * Where that is for a connection. One SELECT, unless settings say it.
   *
   * @throws SQLException if the server does not answer
   */
  public LocatedHistory on(Connection connection) throws SQLException {
    return defaultSchema == null
        ? forServiceIn(currentSchema(connection))
        : forServiceIn(defaultSchema);
  }

  /** Where that is for a service whose schema that is, or null if it has none of its own. */
  public LocatedHistory forServiceIn(@Nullable String home) {
    return new LocatedHistory(
        schema == null ? home : schema, table, lockTable, home == null ? schema : home);
  }

  private static @Nullable String currentSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_catalog.current_schema()")) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean isNothing(@Nullable String name) {
    return name == null || name.isBlank();
  }

  /** Liquibase quotes a name of both upper and lower case, and leaves others to the server. */
  private static String stored(@Nullable String name) {
    String written = String.valueOf(name);
    return CASELESS.matcher(written).matches() ? written.toLowerCase(Locale.ROOT) : written;
  }

  /** Of its own tables it always writes the names in lower case. */
  private static String lower(@Nullable String name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }
}
