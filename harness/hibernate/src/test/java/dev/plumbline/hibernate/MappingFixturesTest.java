package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.mappings.MappingFixture;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Version;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of mapping, on the Hibernate that is on the class path: 7 and, in a second run, 6.6.
 *
 * <p>{@code -Dplumbline.update-expected=true} writes the findings of the broken schemas into the
 * fixtures' {@code expected.txt}, and into {@code expected-6.txt} where they are others on 6.6.
 */
@NullUnmarked // the cluster is there from @BeforeAll on
class MappingFixturesTest {

  private static final Path FOLDERS =
      Path.of("../mapping-fixtures/src/main/resources/dev/plumbline/mappings");
  private static final int HIBERNATE =
      Integer.parseInt(Version.getVersionString().replaceAll("\\..*", ""));

  private static final int NEWEST = 7;
  private static final String EXPECTED = "expected.txt";

  /** Hibernate starts once with a fixture's entities, and says the same about every database. */
  private static final Map<String, Expectation> EXPECTATIONS = new HashMap<>();

  private static Clusters clusters;
  private static Database empty;

  @BeforeAll
  static void openClusters() throws SQLException {
    clusters = new Clusters();
    empty = database("");
  }

  /** So that the second run cannot be a second run on the same Hibernate. */
  @Test
  void runsOnTheHibernateThatItIsFor() {
    assertThat(HIBERNATE).isEqualTo(Integer.getInteger("plumbline.tests.hibernate", NEWEST));
  }

  @AfterAll
  static void closeClusters() {
    clusters.close();
  }

  static List<MappingFixture> fixtures() {
    return MappingFixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void nothingIsReportedWhereSchemaAndEntitiesAgree(MappingFixture fixture) throws SQLException {
    Findings findings = findings(fixture, fixture.schema());

    assertThat(findings.atLeast(Severity.WARNING).toText()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everythingIsReportedWhereTheyDoNot(MappingFixture fixture) throws IOException, SQLException {
    Findings findings = findings(fixture, fixture.schema() + fixture.broken());

    if (Boolean.getBoolean("plumbline.update-expected")) {
      write(fixture, findings.toText());
    } else {
      assertThat(findings.toText()).isEqualTo(expected(fixture));
    }
    assertThat(findings.atLeast(Severity.WARNING).all()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyColumnHasAnAttribute(MappingFixture fixture) throws SQLException {
    Mapping mapping = mapping(fixture, "");

    List<String> unknown = new ArrayList<>();
    for (Table table : mapping.schema().tables()) {
      MappedTable mapped = mapping.tables().get(table.name());
      for (Column column : table.columns()) {
        MappedColumn attribute = mapped == null ? null : mapped.columns().get(column.name());
        if (attribute == null || attribute.attribute().equals(mapped.entity())) {
          unknown.add(table.label() + "." + column.name());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatARunHasNotedIsTheSameInTheNext(MappingFixture fixture) throws SQLException {
    assumeThat(HIBERNATE).as(fixture.because()).isGreaterThanOrEqualTo(fixture.requiredHibernate());
    Database database = database(fixture.schema());
    Database copy = database(fixture.schema());
    try (Connection connection = database.connect()) {
      Schema actual = CatalogReader.read(connection);
      Expectation expectation = expectation(fixture);
      Mapping created = expectation.createIn(copy.dataSource(), actual);
      String note = expectation.note(created, actual, "18.6").orElseThrow();

      Expectation next = entities(fixture).expectation(empty.dataSource());

      assertThat(next.recall(note, actual, "18.6")).contains(created);
      assertThat(CatalogReader.read(connection)).isEqualTo(actual);
    } finally {
      cluster().discard(database);
      cluster().discard(copy);
    }
  }

  /** Where an older Hibernate's DDL leads to other findings, it has a file of its own. */
  private static String expected(MappingFixture fixture) {
    return fixture
        .file("expected-" + HIBERNATE + ".txt")
        .or(() -> fixture.file(EXPECTED))
        .orElseThrow();
  }

  private static void write(MappingFixture fixture, String findings) throws IOException {
    Path folder = FOLDERS.resolve(fixture.name());
    if (HIBERNATE == NEWEST) {
      Files.writeString(folder.resolve(EXPECTED), findings);
    } else {
      Path own = folder.resolve("expected-" + HIBERNATE + ".txt");
      Files.deleteIfExists(own);
      if (!findings.equals(fixture.file(EXPECTED).orElse(""))) {
        Files.writeString(own, findings);
      }
    }
  }

  private static Findings findings(MappingFixture fixture, String sql) throws SQLException {
    Mapping mapping = mapping(fixture, sql);
    Database database = database(sql);
    try (Connection connection = database.connect()) {
      return MappingParity.compare(mapping, CatalogReader.read(connection), connection);
    } finally {
      cluster().discard(database);
    }
  }

  /** The way that a service's contract goes: Hibernate in an empty database, its DDL in a copy. */
  private static Mapping mapping(MappingFixture fixture, String sql) throws SQLException {
    assumeThat(HIBERNATE).as(fixture.because()).isGreaterThanOrEqualTo(fixture.requiredHibernate());
    Database copy = database(sql);
    try (Connection connection = copy.connect()) {
      return expectation(fixture).createIn(copy.dataSource(), CatalogReader.read(connection));
    } finally {
      cluster().discard(copy);
    }
  }

  private static Expectation expectation(MappingFixture fixture) {
    return EXPECTATIONS.computeIfAbsent(
        fixture.name(), name -> entities(fixture).expectation(empty.dataSource()));
  }

  private static Entities entities(MappingFixture fixture) {
    return Entities.inPackages(List.of(fixture.packageName())).withSettings(fixture.settings());
  }

  private static Cluster cluster() {
    return clusters.cluster(PostgresSpecification.newest());
  }

  private static Database database(String sql) throws SQLException {
    Database database = cluster().createDatabase("mappings");
    if (!sql.isEmpty()) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
    return database;
  }
}
