package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.cli.PlumblineJar;
import dev.plumbline.cli.SwallowingProxy;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements that take long, and servers that are gone. */
class BackendWatchTest {

  private static final BackendWatch.Pace IMPATIENT =
      new BackendWatch.Pace(
          Duration.ofMillis(300), Duration.ofMillis(50), 2, Duration.ofSeconds(1));

  private final Database database = PlumblineJar.newDatabase();
  private final SwallowingProxy proxy = proxy(database);

  private static SwallowingProxy proxy(Database database) {
    DatabaseAddress address = DatabaseAddress.parse(database.jdbcUrl());
    String[] place = address.hosts().split(":", -1);
    try {
      return new SwallowingProxy(place[0], Integer.parseInt(place[1]));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  private Connection connect() throws SQLException {
    return DatabaseAddress.parse(
            "postgresql://127.0.0.1:"
                + proxy.port()
                + "/"
                + database.jdbcUrl().replaceFirst("^.*/([^/?]*).*$", "$1"))
        .as(database.username(), database.password())
        .connectForWork(IMPATIENT);
  }

  /** Runs the statement while something happens as soon as the server is at work on it. */
  private SQLException failure(String sql, Runnable meanwhile) throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      Thread trouble = new Thread(() -> when(sql, meanwhile), "trouble");
      trouble.start();
      SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
      trouble.join();
      return failure;
    }
  }

  private void when(String sql, Runnable meanwhile) {
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      boolean running = false;
      while (!running) {
        try (ResultSet row =
            statement.executeQuery(
                "select count(*) > 0 from pg_stat_activity where state = 'active' and query = '"
                    + sql
                    + "'")) {
          row.next();
          running = row.getBoolean(1);
        }
      }
      meanwhile.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStatementMayTakeAsLongAsItTakes() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_sleep(2), 7")) {
      row.next();
      assertThat(row.getInt(2)).isEqualTo(7);
    }
  }

  @Test
  void whereNobodyAnswersAnyMoreTheWaitingEnds() throws Exception {
    SQLException failure = failure("select pg_sleep(600), 1", proxy::swallowEverything);

    assertThat(failure.getSQLState()).startsWith("08");
    assertThat(failure.getCause())
        .hasMessageContaining("the server does not answer, not even a new connection");
  }

  @Test
  void anAnswerThatWasLostIsNotWaitedFor() throws Exception {
    SQLException failure = failure("select pg_sleep(1), 2", proxy::swallow);

    assertThat(failure.getSQLState()).startsWith("08");
    assertThat(failure.getCause())
        .hasMessageContaining("the server has finished, but its answer has not arrived");
  }

  @Test
  void aSessionThatEndedWithoutAWordIsNotWaitedFor() throws Exception {
    SQLException failure =
        failure(
            "select pg_sleep(600), 3",
            () -> {
              proxy.swallow();
              terminate("select pg_sleep(600), 3");
            });

    assertThat(failure.getSQLState()).startsWith("08");
    assertThat(failure.getCause()).hasMessageContaining("the server has ended the session");
  }

  private void terminate(String sql) {
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where query = '" + sql + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
