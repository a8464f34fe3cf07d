package dev.plumbline.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogNotFoundException;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseLeaseTest {

  private static final Map<String, String> STOCK = Map.of(SharedDatabases.SERVICE, "stock");
  private static final String KEEP = "plumbline.keep";

  private static Connection connect(DatabaseLease lease) throws SQLException {
    return DriverManager.getConnection(lease.jdbcUrl(), lease.username(), lease.password());
  }

  private static String server(DatabaseLease lease) {
    return lease.jdbcUrl().substring(0, lease.jdbcUrl().lastIndexOf('/'));
  }

  @AfterEach
  void keepNoMore() {
    System.clearProperty(KEEP);
  }

  @Test
  void eachIsFreshOnTheSameServer() {
    DatabaseLease one = DatabaseLease.of(STOCK);
    DatabaseLease other = DatabaseLease.of(STOCK);

    assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
    assertThat(server(one)).isEqualTo(server(other));
    one.giveBack();
    other.giveBack();
    DatabaseLease later = DatabaseLease.of(STOCK);
    assertThat(server(later)).isEqualTo(server(one));
    later.giveBack();
  }

  /** As in Quarkus' development mode, where the JVM's class path does not have us. */
  @Test
  void aClassLoaderThatSharesWithNobodyEndsItsServer() throws IOException, SQLException {
    try (URLClassLoader alone =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      DatabaseLease shared = DatabaseLease.of(STOCK);
      DatabaseLease lease = DatabaseLease.from(alone, STOCK);
      assertThat(server(lease)).isNotEqualTo(server(shared));
      try (Connection connection = connect(lease)) {
        assertThat(connection.isValid(5)).isTrue();
      }

      lease.giveBack();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(lease))
          .withMessageContaining("refused");
      shared.giveBack();
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  /** It is what configuration says, too, if it was told nothing. */
  @Test
  void whereQuarkusHasTheChangelogIsLookedLast() {
    DatabaseLease lease =
        DatabaseLease.of(
            Map.of(
                SharedDatabases.SERVICE, "stock", SharedDatabases.CHANGELOG, "db/changeLog.xml"));

    assertThat(lease.jdbcUrl()).endsWith("_stock");
    lease.giveBack();
  }

  @Test
  void aFailureIsTheOneThatOthersWouldSee() {
    assertThatExceptionOfType(ChangelogNotFoundException.class)
        .isThrownBy(() -> DatabaseLease.of(Map.of(SharedDatabases.SERVICE, "stok")))
        .withMessageContaining("stok");
  }

  @Test
  void aFailedTestSaysWhereItsDatabaseIsKept() throws SQLException {
    System.setProperty(KEEP, "on-failure");
    DatabaseLease lease =
        DatabaseLease.of(
            Map.of(
                SharedDatabases.SERVICE, "stock", "parameter.unused", "for-a-service-of-its-own"));
    IllegalStateException failure = new IllegalStateException("on purpose");
    FailedTests.watch(lease);

    new FailedTests()
        .afterEach(
            new QuarkusTestMethodContext(
                this, List.of(), getClass().getDeclaredMethods()[0], failure));

    FailedTests.forget(lease);
    lease.giveBack();
    assertThat(failure.getSuppressed()).singleElement().asString().contains(lease.jdbcUrl());
    try (Connection connection = connect(lease)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void anArgumentThatIsNoneIsNamed() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new PlumblineDatabaseResource().init(Map.of("servce", "stock")))
        .withMessageContaining("\"servce\"")
        .withMessageContaining("dataSource, service, changelog");
  }
}
