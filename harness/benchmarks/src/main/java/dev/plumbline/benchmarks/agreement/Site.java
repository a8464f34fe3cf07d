package dev.plumbline.benchmarks.agreement;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one database that all subjects get in turn, each time empty: under the same name, because a
 * changelog can ask for it. Not safe for several threads.
 */
final class Site implements AutoCloseable {

  private static final String TABLES =
      """
      select c.oid::regclass::text, c.relkind = 'S'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'S', 'm') and n.nspname !~ '^(pg_|information_schema)'
        and not exists (select from pg_attribute a
            where a.attrelid = c.oid and a.attname in ('orderexecuted', 'lockgranted'))
      order by n.nspname, c.relname
      """;

  private static final String BOOKKEEPING =
      """
      select c.relname from pg_class c
      where c.relkind = 'r' and exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname in ('orderexecuted', 'lockgranted'))
      """;

  private static final String HISTORIES =
      """
      select c.oid::regclass::text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r'
        and exists (select from pg_attribute a
            where a.attrelid = c.oid and a.attname = 'orderexecuted')
      order by n.nspname, c.relname
      """;

  /** What is in no schema, or is about the whole database: only a new one is without it. */
  private static final String LEFTOVERS =
      """
      select exists (select from pg_extension where extname <> 'plpgsql')
        or exists (select from pg_language where oid >= 16384)
        or exists (select from pg_cast where oid >= 16384)
        or exists (select from pg_am where oid >= 16384)
        or exists (select from pg_transform)
        or exists (select from pg_event_trigger)
        or exists (select from pg_publication)
        or exists (select from pg_foreign_data_wrapper)
        or exists (select from pg_largeobject_metadata)
        or exists (select from pg_default_acl)
        or exists (select from pg_prepared_xacts where database = current_database())
        or exists (select from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
            where d.datname = current_database())
        or exists (select from pg_shdescription s join pg_database d on d.oid = s.objoid
            where d.datname = current_database())
        or exists (select from pg_namespace
            where nspname !~ '^pg_' and nspname not in ('information_schema', 'public'))
      """;

  private static final String OTHER_SESSIONS =
      """
      select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend'
      """;

  private static final String SCHEMAS =
      """
      select format('drop schema %I cascade', nspname) from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema'
      """;

  private static final List<String> PUBLIC =
      List.of(
          "create schema public authorization pg_database_owner",
          "grant usage on schema public to public",
          "comment on schema public is 'standard public schema'");

  private final Database maintenance;
  private final Database database;
  private final Optional<PgDump> dump;

  /**
   * Stays from case to case: a new session spends most of its time on getting to know the catalog.
   */
  private @Nullable Connection observer;

  Site(Cluster cluster, Optional<PgDump> dump) {
    maintenance = cluster.createDatabase("maintenance");
    database = cluster.createDatabase("agreement");
    this.dump = dump;
  }

  Database database() {
    return database;
  }

  /**
   * Empties it: in place if that leaves nothing, which is several times faster than a new one.
   *
   * @param setup SQL that makes what is there before
   */
  void renew(String setup) throws SQLException {
    if (observer == null || !emptied(observer)) {
      recreate();
      // so that the schema public always is one that was made here, which pg_dump tells
      emptied(observer());
    }
    try (Statement statement = observer().createStatement()) {
      statement.execute(setup);
    }
  }

  private static boolean emptied(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '2s'; set client_min_messages = warning");
      one(statement, OTHER_SESSIONS);
      List<String> drops = new ArrayList<>();
      try (ResultSet row = statement.executeQuery(SCHEMAS)) {
        while (row.next()) {
          drops.add(row.getString(1));
        }
      }
      drops.addAll(PUBLIC);
      statement.execute(String.join(";", drops));
      return one(statement, LEFTOVERS).equals("f");
    } catch (SQLException e) {
      return false; // something is in the way, which a new database is without
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private void recreate() throws SQLException {
    close();
    try (Connection connection = maintenance.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists \"" + database.name() + "\" with (force)");
      statement.execute("create database \"" + database.name() + "\"");
    }
  }

  private Connection observer() throws SQLException {
    if (observer == null || !observer.isValid(5)) {
      observer = database.connect();
    }
    return observer;
  }

  @Override
  public void close() throws SQLException {
    if (observer != null) {
      observer.close();
      observer = null;
    }
  }

  /** Runs a script, statement by statement. */
  void run(String script) throws IOException, InterruptedException, SQLException {
    if (dump.isPresent()) {
      dump.get().run(script, database);
      return;
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(script);
    }
  }

  /**
   * Looks at all of it.
   *
   * @param dumped whether pg_dump looks, too, which takes longer
   */
  Observation observe(List<Outcome> outcomes, boolean dumped)
      throws SQLException, IOException, InterruptedException {
    String text = dumped && dump.isPresent() ? dump.get().schemaOf(database) : "";
    Connection connection = observer();
    Schema schema = CatalogReader.read(connection);
    List<String> histories = new ArrayList<>();
    List<String> changeSets = new ArrayList<>();
    List<String> checksums = new ArrayList<>();
    history(connection, histories, changeSets, checksums);
    return new Observation(
        outcomes,
        schema,
        bookkeeping(connection),
        text,
        rows(connection),
        histories,
        changeSets,
        checksums);
  }

  private static Set<String> bookkeeping(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement tables = connection.createStatement();
        ResultSet table = tables.executeQuery(BOOKKEEPING)) {
      while (table.next()) {
        names.add(table.getString(1));
      }
    }
    return names;
  }

  private static List<String> rows(Connection connection) throws SQLException {
    List<String> rows = new ArrayList<>();
    Pattern changing = changing(connection);
    try (Statement tables = connection.createStatement();
        ResultSet table = tables.executeQuery(TABLES)) {
      while (table.next()) {
        String name = table.getString(1);
        String columns = table.getBoolean(2) ? "last_value::text || is_called" : "t::text";
        try (Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery("select " + columns + " from " + name + " t")) {
          while (row.next()) {
            rows.add(
                name + " " + changing.matcher(String.valueOf(row.getString(1))).replaceAll("…"));
          }
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  /** Moments of this day and the numbers of large objects: others in each run. */
  private static Pattern changing(Connection connection) throws SQLException {
    StringBuilder pattern =
        new StringBuilder(LocalDate.now(ZoneId.systemDefault()) + "([ T][0-9:.]+([+-][0-9:]+)?)?");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select oid from pg_largeobject_metadata")) {
      while (row.next()) {
        pattern.append("|\\b").append(row.getLong(1)).append("\\b");
      }
    }
    return Pattern.compile(pattern.toString());
  }

  private static void history(
      Connection connection,
      List<String> histories,
      List<String> changeSets,
      List<String> checksums)
      throws SQLException {
    try (Statement tables = connection.createStatement();
        ResultSet table = tables.executeQuery(HISTORIES)) {
      while (table.next()) {
        String name = table.getString(1);
        try (Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "select orderexecuted, filename, id, author, exectype, description, comments,"
                        + " tag, contexts, labels, md5sum from "
                        + name
                        + " order by orderexecuted")) {
          while (row.next()) {
            List<@Nullable String> fields = new ArrayList<>();
            fields.add(name);
            for (int column = 1; column <= 10; column++) {
              fields.add(row.getString(column));
            }
            histories.add(String.join(" | ", fields.stream().map(String::valueOf).toList()));
            changeSets.add(
                new ChangeSetId(row.getString(2), row.getString(3), row.getString(4)).toString());
            checksums.add(row.getString(3) + " " + row.getString(11));
          }
        }
      }
    }
  }
}
