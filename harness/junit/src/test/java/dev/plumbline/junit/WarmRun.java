package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.junit.shop.Product;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The main class of a JVM that runs one test class, for {@link WarmRunTest}. */
final class WarmRun {

  private WarmRun() {}

  /**
   * Runs it and prints what became of it.
   *
   * @param arguments {@code contract}, {@code broken} or {@code query}, then {@code name=value}
   *     system properties
   */
  public static void main(String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      System.setProperty(pair[0], pair[1]);
    }
    Class<?> sample =
        switch (arguments[0]) {
          case "contract" -> Contract.class;
          case "broken" -> Broken.class;
          default -> Query.class;
        };
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(sample)).build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.printFailuresTo(out);
    out.println(
        summary.getTestsSucceededCount()
            + " succeeded, "
            + summary.getTotalFailureCount()
            + " failed");
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class Contract implements SchemaContract {}

  /** Its entities and its changelog do not agree. */
  @PlumblineTest(
      value = "patchy",
      entities = {SuggestedFixTest.Baker.class, SuggestedFixTest.Bread.class})
  static class Broken {

    @Test
    void entitiesAndSchemaAgree(ServiceDatabase database) {
      PlumblineAssertions.assertThat(database).agreesWithEntities();
    }
  }

  @PlumblineTest("shop")
  static class Query {

    @Test
    void databaseIsMigrated(DataSource dataSource) throws SQLException {
      try (Connection connection = dataSource.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from products")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isZero();
      }
    }
  }
}
