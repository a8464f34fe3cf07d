package dev.plumbline.servers;

import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One PostgreSQL for all tests of this module; a test that asks for it gets the running one. */
public final class TestCluster implements ParameterResolver {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private record Running(Clusters clusters) implements AutoCloseable {
    @Override
    public void close() {
      clusters.close();
    }
  }

  /** Makes databases that end with the run. */
  public record Databases(Clusters clusters, Cluster cluster) {

    /** The same on a server of another major version. */
    public Databases of(String majorVersion) {
      return new Databases(
          clusters, clusters.cluster(new PostgresSpecification(majorVersion, Map.of())));
    }

    /** The same on a server with these settings. */
    public Databases with(Map<String, String> settings) {
      return new Databases(clusters, clusters.cluster(new PostgresSpecification("", settings)));
    }

    /** An empty database. */
    public Database empty() {
      return cluster.createDatabase("core_" + DATABASES.incrementAndGet());
    }

    /** A database made by these statements. */
    public Database with(String sql) throws SQLException {
      Database database = empty();
      execute(database, sql);
      return database;
    }

    /** Runs these statements. */
    public void execute(Database database, String sql) throws SQLException {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Databases.class;
  }

  @Override
  public Databases resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Clusters clusters =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(TestCluster.class))
            .getOrComputeIfAbsent(Running.class, key -> new Running(new Clusters()), Running.class)
            .clusters();
    return new Databases(clusters, clusters.cluster(PostgresSpecification.newest()));
  }
}
