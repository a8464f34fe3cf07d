package dev.plumbline.servers;

import static java.util.Objects.requireNonNull;

import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Databases of the one cluster that all tests of a module share, until the JVM ends. */
public final class Disposable {

  private static final Clusters CLUSTERS = new Clusters();
  private static final Cluster CLUSTER = cluster(Map.of());
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final Map<String, Database> BY_NAME = new ConcurrentHashMap<>();

  private Disposable() {}

  private static Cluster cluster(Map<String, String> settings) {
    return CLUSTERS.cluster(
        new PostgresSpecification(System.getProperty("plumbline.postgres.version", ""), settings));
  }

  /** A connection to a new, empty database. */
  public static Connection database() throws SQLException {
    return databaseOf(CLUSTER);
  }

  /** The same, of a server that could have replicas, as those in production can. */
  public static Connection replicableDatabase() throws SQLException {
    return databaseOf(cluster(Map.of("wal_level", "replica")));
  }

  /** The same, of a server on which one transaction can drop some thousand objects. */
  public static Connection largeDatabase() throws SQLException {
    return databaseOf(cluster(Map.of("max_locks_per_transaction", "1024")));
  }

  /** The same, of one to which others can subscribe, and which can prepare transactions. */
  public static Connection publishingDatabase() throws SQLException {
    return databaseOf(
        cluster(
            Map.of(
                "wal_level", "logical", "max_wal_senders", "5", "max_prepared_transactions", "5")));
  }

  private static Connection databaseOf(Cluster cluster) throws SQLException {
    Database database = cluster.createDatabase("migrator_" + COUNT.incrementAndGet());
    BY_NAME.put(database.name(), database);
    return database.connect();
  }

  /** The database that is connected. */
  public static Database of(Connection connection) throws SQLException {
    return requireNonNull(BY_NAME.get(connection.getCatalog()));
  }

  /** A second connection to the database of the first. */
  public static Connection again(Connection first) throws SQLException {
    return of(first).connect();
  }

  /** A connection to a copy of a database, which nobody uses any more. */
  public static Connection copy(String original) throws SQLException {
    Database copy =
        CLUSTER.cloneDatabase(
            requireNonNull(BY_NAME.get(original)), "migrator_" + COUNT.incrementAndGet());
    BY_NAME.put(copy.name(), copy);
    return copy.connect();
  }

  /** A connection to another database of the same server, as the same role. */
  public static Connection beside(Connection first, String name) throws SQLException {
    Database database = of(first);
    return DriverManager.getConnection(
        database.jdbcUrl().replace("/" + database.name(), "/" + name),
        database.username(),
        database.password());
  }

  /** More connections to the database of the first. */
  public static DataSource dataSource(Connection first) throws SQLException {
    return of(first).dataSource();
  }

  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of a query. */
  public static List<String> query(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  /** Whether another session of the database executes a statement like that. */
  public static boolean isExecuting(Connection connection, String pattern) throws SQLException {
    return !query(
            connection,
            "select pid from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and state = 'active' and query ilike '"
                + pattern
                + "'")
        .isEmpty();
  }

  /** The process of the server that serves a connection. */
  public static int pid(Connection connection) throws SQLException {
    return Integer.parseInt(query(connection, "select pg_backend_pid()").get(0));
  }

  /** The names of the tables in schema public, Liquibase's own included. */
  public static List<String> tables(Connection connection) throws SQLException {
    return query(
        connection,
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            + " order by 1");
  }

  /** The same, without Liquibase's. */
  public static List<String> ownTables(Connection connection) throws SQLException {
    return tables(connection).stream()
        .filter(table -> !table.startsWith("databasechangelog"))
        .toList();
  }
}
