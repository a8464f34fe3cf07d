package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster on a server that exists already.
 *
 * @param source where it is
 */
record ExistingPostgres(PostgresSource.Existing source) {

  private static final System.Logger LOG = System.getLogger(ExistingPostgres.class.getName());

  /**
   * Looks whether the server will do.
   *
   * @throws ClusterException naming everything that is in the way, if it will not
   */
  ServerCluster cluster(PostgresSpecification wanted) {
    long start = System.nanoTime();
    Database.Endpoint endpoint = source.endpoint();
    try (Connection connection = new Database(source.database(), endpoint).connect()) {
      ServerReport report = ServerReport.of(connection);
      check(connection, report, wanted);
      String description =
          "PostgreSQL "
              + report.version()
              + " at "
              + endpoint.jdbcUrl(source.database())
              + " as "
              + source.username()
              + " (an existing server, because the annotation or plumbline.postgres gives its URL)"
              + (report.durable() ? ", fsync on" : "");
      LOG.log(
          System.Logger.Level.INFO,
          "Using {0}, connected in {1} ms",
          description,
          Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
      return new ServerCluster(new ExistingServer(endpoint), report.version(), description);
    } catch (SQLException e) {
      throw new ClusterException(
          "Cannot connect to PostgreSQL as "
              + source
              + ", which the annotation or plumbline.postgres names: "
              + e.getMessage()
              + advice(e.getSQLState()),
          e);
    }
  }

  private void check(Connection connection, ServerReport report, PostgresSpecification wanted)
      throws SQLException {
    List<String> obstacles = new ArrayList<>();
    if (report.standby()) {
      obstacles.add(
          "it is a standby, where no database can be created: give the URL of its primary");
    }
    if (!report.creator()) {
      obstacles.add(
          "user "
              + source.username()
              + " may not create databases: a superuser can allow it with ALTER ROLE "
              + Quoted.identifier(source.username())
              + " CREATEDB");
    }
    for (String shortcoming : ServerReport.shortcomings(connection, report, wanted)) {
      obstacles.add(
          shortcoming
              + ": tests cannot change an existing server; change the service's settings,"
              + " or the server");
    }
    if (!obstacles.isEmpty()) {
      throw new ClusterException(
          "The server that the annotation or plumbline.postgres names ("
              + source
              + ") cannot be used:\n  "
              + String.join("\n  ", obstacles)
              + "\nAnother way is plumbline.postgres=embedded, which is the default.");
    }
  }

  private static String advice(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "28P01", "28000", "08004" ->
          "\nGive user and password in the URL (?user=...&password=...), by"
              + " -Dplumbline.postgres.username and -Dplumbline.postgres.password, or in the"
              + " environment: PLUMBLINE_POSTGRES_USERNAME and PLUMBLINE_POSTGRES_PASSWORD.";
      case "3D000" -> "\nName an existing database, such as postgres, after the port.";
      default -> "\nIs the server running, and are host and port right?";
    };
  }
}
