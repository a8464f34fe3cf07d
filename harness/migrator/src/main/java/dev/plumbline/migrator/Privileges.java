package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.structure.core.Schema;
import liquibase.structure.core.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a role may not do that pending changeSets will do, as far as that can be known without doing
 * it. Says nothing where it is not sure: preconditions, for example, may keep a changeSet from
 * running.
 */
final class Privileges {

  private static final Set<String> CREATING =
      Set.of("createTable", "createView", "createSequence", "createIndex", "createFunction");

  /** Only the owner may do these to a table. */
  private static final Set<String> ALTERING =
      Set.of(
          "addAutoIncrement",
          "addColumn",
          "addDefaultValue",
          "addForeignKeyConstraint",
          "addNotNullConstraint",
          "addPrimaryKey",
          "addUniqueConstraint",
          "createIndex",
          "dropColumn",
          "dropDefaultValue",
          "dropForeignKeyConstraint",
          "dropNotNullConstraint",
          "dropPrimaryKey",
          "dropTable",
          "dropUniqueConstraint",
          "modifyDataType",
          "renameColumn",
          "renameTable",
          "setColumnRemarks",
          "setTableRemarks");

  private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern ALTERING_SQL =
      Pattern.compile(
          "\\s*(?:alter|drop)\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?("
              + IDENTIFIER
              + "(?:\\."
              + IDENTIFIER
              + ")?)(?=[\\s;,*]|$).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String NOT_GRANTED =
      """
      select p.name
      from pg_catalog.unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']::pg_catalog.text[])
        as p (name)
      where not pg_catalog.has_table_privilege(
        pg_catalog.to_regclass(?::pg_catalog.text)::pg_catalog.oid, p.name)
      """;

  private static final String EXISTS =
      "select pg_catalog.to_regclass(?::pg_catalog.text) is not null";

  private static final String MAY_CREATE =
      """
      select pg_catalog.has_schema_privilege(n.oid, 'create'::pg_catalog.text)
      from pg_catalog.pg_namespace as n
      where n.nspname operator(pg_catalog.=) ?::pg_catalog.name
      """;

  private static final String NOT_OWNED =
      """
      select named.name, pg_catalog.pg_get_userbyid(c.relowner)
      from pg_catalog.unnest(?::pg_catalog.text[]) as named (name)
      join pg_catalog.pg_class as c
        on c.oid operator(pg_catalog.=) pg_catalog.to_regclass(named.name)::pg_catalog.oid
      where c.relkind operator(pg_catalog.=) any (array['r', 'p']::pg_catalog."char"[])
        and not pg_catalog.pg_has_role(c.relowner, 'usage'::pg_catalog.text)
      """;

  private Privileges() {}

  static List<Finding> missing(
      LiquibaseSession liquibase, List<ChangeSet> pending, Preflight.Facts facts)
      throws SQLException {
    List<Finding> findings = new ArrayList<>();
    LocatedHistory place = liquibase.place();
    boolean complete =
        exists(liquibase.connection(), place.quotedTable())
            && exists(liquibase.connection(), place.quotedLockTable());
    boolean atHome = Objects.equals(place.schema(), place.home());
    if (!facts.mayCreate() && ((!complete && atHome) || createsInDefaultSchema(pending))) {
      findings.add(mayNotCreate(facts));
    }
    if (!complete && !atHome) {
      mayNotCreateIn(liquibase.connection(), String.valueOf(place.schema()), facts)
          .ifPresent(findings::add);
    }
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(place.quotedTable(), place.toString());
    tables.put(place.quotedLockTable(), place.printedLockTable());
    for (Map.Entry<String, String> table : tables.entrySet()) {
      List<String> privileges = notGranted(liquibase.connection(), table.getKey());
      if (!privileges.isEmpty()) {
        findings.add(mayNotRecord(facts, table.getValue(), privileges));
      }
    }
    Map<String, ChangeSet> altered = altered(pending, liquibase.database());
    notOwned(liquibase.connection(), altered)
        .forEach(
            (table, owner) -> findings.add(mayNotAlter(facts, table, owner, altered.get(table))));
    return findings;
  }

  static Finding mayNotCreate(Preflight.Facts facts) {
    boolean nowhere = facts.schema().isEmpty();
    return Finding.of(
        FindingCode.PRIVILEGE_MISSING,
        facts.database(),
        "a role that may create tables",
        nowhere
            ? "no schema in the search path of " + facts.role() + " exists"
            : facts.role() + " may not create anything in schema " + facts.schema(),
        "The migration could not create its first table.",
        nowhere
            ? "Create the schema, or correct the search path: currentSchema in the URL, or ALTER"
                + " ROLE … SET search_path."
            : "Migrate as the schema's owner, or: GRANT CREATE ON SCHEMA "
                + facts.schema()
                + " TO "
                + facts.role()
                + ";");
  }

  static Finding mayNotRecord(Preflight.Facts facts, String table, List<String> privileges) {
    String missing = String.join(", ", privileges);
    return Finding.of(
        FindingCode.PRIVILEGE_MISSING,
        table,
        "a role that may read and write it",
        facts.role() + " lacks " + missing,
        "What has been applied could not be recorded.",
        "Migrate as the table's owner, or: GRANT "
            + missing
            + " ON "
            + table
            + " TO "
            + facts.role()
            + ";");
  }

  static Finding mayNotAlter(
      Preflight.Facts facts, String table, String owner, @Nullable ChangeSet changeSet) {
    return Finding.of(
        FindingCode.PRIVILEGE_MISSING,
        table,
        "a table that " + facts.role() + " owns",
        "it belongs to " + owner,
        (changeSet == null ? "A pending changeSet" : "ChangeSet " + ParsedChangelog.id(changeSet))
            + " alters it, which only its owner may do.",
        "Migrate as "
            + owner
            + ", or let "
            + facts.role()
            + " act as it: GRANT "
            + owner
            + " TO "
            + facts.role()
            + ";");
  }

  /** Of the schema that settings name for Liquibase's tables. */
  private static Optional<Finding> mayNotCreateIn(
      Connection connection, String schema, Preflight.Facts facts) throws SQLException {
    List<Boolean> mayCreate =
        new Query(connection, MAY_CREATE, schema).rows(row -> row.getBoolean(1));
    if (mayCreate.contains(true)) {
      return Optional.empty();
    }
    boolean exists = !mayCreate.isEmpty();
    return Optional.of(
        Finding.of(
            FindingCode.PRIVILEGE_MISSING,
            facts.database(),
            "a schema " + schema + " in which " + facts.role() + " may create Liquibase's tables",
            exists ? facts.role() + " may not create anything in it" : "there is none",
            "What has been applied could not be recorded.",
            exists
                ? "Migrate as the schema's owner, or: GRANT CREATE ON SCHEMA "
                    + SqlIdentifier.of(schema)
                    + " TO "
                    + facts.role()
                    + ";"
                : "CREATE SCHEMA "
                    + SqlIdentifier.of(schema)
                    + "; or correct liquibase.liquibaseSchemaName"
                    + " (LIQUIBASE_LIQUIBASE_SCHEMA_NAME)."));
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    return new Query(connection, EXISTS, table).isTrue();
  }

  private static List<String> notGranted(Connection connection, String table) throws SQLException {
    return new Query(connection, NOT_GRANTED, table).texts();
  }

  private static Map<String, String> notOwned(Connection connection, Map<String, ChangeSet> altered)
      throws SQLException {
    Map<String, String> owners = new LinkedHashMap<>();
    Array names = connection.createArrayOf("text", altered.keySet().toArray());
    try {
      new Query(connection, NOT_OWNED, names)
          .rows(row -> owners.put(row.getString(1), row.getString(2)));
    } finally {
      names.free();
    }
    return owners;
  }

  private static boolean createsInDefaultSchema(List<ChangeSet> pending) {
    return certain(pending)
        .flatMap(changeSet -> changeSet.getChanges().stream())
        .anyMatch(
            change ->
                CREATING.contains(change.getSerializedObjectName())
                    && field(change, "schemaName") == null);
  }

  private static Stream<ChangeSet> certain(List<ChangeSet> pending) {
    return pending.stream().filter(changeSet -> changeSet.getPreconditions() == null);
  }

  /** The tables that are altered for certain, as SQL would write them, and who does it first. */
  private static Map<String, ChangeSet> altered(List<ChangeSet> pending, Database database) {
    Map<String, ChangeSet> altered = new LinkedHashMap<>();
    certain(pending)
        .forEach(
            changeSet -> {
              for (Change change : changeSet.getChanges()) {
                String table = altered(change, database);
                if (table != null) {
                  altered.putIfAbsent(table, changeSet);
                }
              }
            });
    return altered;
  }

  private static @Nullable String altered(Change change, Database database) {
    if (change instanceof AbstractSQLChange sql) {
      Matcher matcher = ALTERING_SQL.matcher(sql.getSql() == null ? "" : sql.getSql());
      return matcher.matches() ? matcher.group(1) : null;
    }
    if (!ALTERING.contains(change.getSerializedObjectName())) {
      return null;
    }
    for (String prefix : List.of("table", "baseTable", "oldTable")) {
      String table = field(change, prefix + "Name");
      if (table != null) {
        String schema =
            field(change, prefix.equals("baseTable") ? "baseTableSchemaName" : "schemaName");
        return written(schema, table, change.getChangeSet(), database);
      }
    }
    return null;
  }

  /** As Liquibase writes it into the statement. */
  private static String written(
      @Nullable String schema, String table, ChangeSet changeSet, Database database) {
    ObjectQuotingStrategy before = database.getObjectQuotingStrategy();
    ObjectQuotingStrategy own = changeSet.getObjectQuotingStrategy();
    database.setObjectQuotingStrategy(own == null ? before : own);
    try {
      return (schema == null ? "" : database.escapeObjectName(schema, Schema.class) + ".")
          + database.escapeObjectName(table, Table.class);
    } finally {
      database.setObjectQuotingStrategy(before);
    }
  }

  private static @Nullable String field(Change change, String name) {
    return change.getSerializableFields().contains(name)
            && change.getSerializableFieldValue(name) instanceof String text
            && !text.isBlank()
        ? text
        : null;
  }
}
