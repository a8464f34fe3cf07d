package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.junit.PlumblineTest.Scope;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What remains of a test that failed, or that did not clean up. */
class FailedTestTest {

  private static final List<ServiceDatabase> DATABASES = new CopyOnWriteArrayList<>();
  private static final List<Connection> LEAKED = new CopyOnWriteArrayList<>();

  @AfterEach
  void forget() throws SQLException {
    DATABASES.clear();
    for (Connection connection : LEAKED) {
      connection.close();
    }
    LEAKED.clear();
  }

  private static EngineExecutionResults run(Class<?> sample, String keep) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(sample))
        .configurationParameter("plumbline.keep", keep)
        .execute();
  }

  private static List<Throwable> suppressed(EngineExecutionResults results) {
    return results.testEvents().failed().stream()
        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
        .flatMap(result -> result.getThrowable().stream())
        .flatMap(failure -> List.of(failure.getSuppressed()).stream())
        .toList();
  }

  @PlumblineTest(value = "shop", databasePer = Scope.METHOD)
  static class Failing {

    @Test
    void fails(ServiceDatabase database, Connection connection) throws SQLException {
      DATABASES.add(database);
      try (Statement statement = connection.createStatement()) {
        statement.execute("insert into products (name, price) values ('burnt', 1)");
      }
      throw new AssertionError("on purpose");
    }

    @Test
    void succeeds(ServiceDatabase database) {
      assertThat(database.jdbcUrl()).isNotEmpty();
    }
  }

  @Test
  void itsDatabaseIsKeptOnRequestAndTheFailureSaysWhere() throws Exception {
    List<Throwable> notes = suppressed(run(Failing.class, "on-failure"));
    try {
      ServiceDatabase database = DATABASES.get(0);
      assertThat(notes)
          .singleElement()
          .satisfies(
              note ->
                  assertThat(note.toString())
                      .contains(database.jdbcUrl(), "psql")
                      .doesNotContain(database.password()));
      try (Connection connection =
              DriverManager.getConnection(
                  database.jdbcUrl(), database.username(), database.password());
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select name from products")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("burnt");
      }
    } finally {
      // takes the cluster over, and stops it at its end
      run(Failing.class, "never");
    }
  }

  @Test
  void itsDatabaseIsDroppedOtherwise() {
    EngineExecutionResults results = run(Failing.class, "never");

    results.testEvents().assertStatistics(statistics -> statistics.failed(1).succeeded(1));
    assertThat(suppressed(results)).isEmpty();
  }

  @Test
  void aValueThatNobodyKnowsIsRefused() {
    EngineExecutionResults results = run(Failing.class, "always");

    assertThat(
            results.allEvents().failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage))
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message).contains("plumbline.keep=always", "on-failure"));
  }

  @PlumblineTest(value = "shop", databasePer = Scope.METHOD)
  static class Leaking {
    @Test
    void forgetsToClose(DataSource dataSource) throws SQLException {
      LEAKED.add(dataSource.getConnection());
    }
  }

  @Test
  void aForgottenConnectionIsNamedByItsTest() throws InterruptedException {
    BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            warnings.add(new java.util.logging.SimpleFormatter().formatMessage(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.plumbline.postgres");
    logger.addHandler(handler);
    try {
      run(Leaking.class, "never");
      // soon, and not at the end of the run: this JVM's other tests use the server
      @Nullable String line = "";
      while (line != null && !line.contains("Leaking.forgetsToClose")) {
        line = warnings.poll(20, TimeUnit.SECONDS);
      }
      assertThat(line).contains("Leaking.forgetsToClose");
    } finally {
      logger.removeHandler(handler);
    }
  }
}
