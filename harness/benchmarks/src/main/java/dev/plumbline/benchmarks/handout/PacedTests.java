package dev.plumbline.benchmarks.handout;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Tests as they are: each gets a database, connects, works a little, and takes its time. */
public final class PacedTests {

  /** From one hand-out to the next: an integration test with a handful of statements. */
  private static final Duration TEST = Duration.ofMillis(30);

  private final FreshDatabases databases;

  /** Tests whose databases come from there. */
  public PacedTests(FreshDatabases databases) {
    this.databases = databases;
  }

  /** Runs some, and returns how long each of them waited for its database. */
  public List<Duration> run(int tests) throws Exception {
    List<Duration> waits = new ArrayList<>();
    for (int test = 0; test < tests; test++) {
      long start = System.nanoTime();
      DataSource database = databases.next();
      long received = System.nanoTime();
      waits.add(Duration.ofNanos(received - start));
      work(database);
      long left = TEST.toNanos() - (System.nanoTime() - start);
      if (left > 0) {
        Thread.sleep(Duration.ofNanos(left).toMillis());
      }
      databases.done();
    }
    return waits;
  }

  /** Fails if the database is not fresh: then it was not what is compared here. */
  private static void work(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int table = 1; table <= 3; table++) {
        String name = SixtyTables.tableName(table);
        statement.execute("INSERT INTO " + name + " (code, amount) VALUES ('fresh', 1)");
        statement.execute("UPDATE " + name + " SET amount = amount + 1 WHERE code = 'fresh'");
        statement.execute("SELECT code, amount FROM " + name + " WHERE code = 'fresh'");
      }
    }
  }
}
