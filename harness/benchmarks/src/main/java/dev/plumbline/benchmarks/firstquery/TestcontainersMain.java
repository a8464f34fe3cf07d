package dev.plumbline.benchmarks.firstquery;

import java.sql.Connection;

/** The same as {@link TestcontainersFirstQuery} without JUnit. */
public final class TestcontainersMain {

  private TestcontainersMain() {}

  /** Without arguments. */
  public static void main(String... arguments) throws Exception {
    TestcontainersFirstQuery.startAndMigrate();
    try (Connection connection = TestcontainersFirstQuery.connect()) {
      FirstQuery.run(connection);
    } finally {
      TestcontainersFirstQuery.stop();
    }
  }
}
