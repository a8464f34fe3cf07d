package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.junit.shop.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What is done again when a changelog changes, told by Liquibase's own history. */
class TemplateReuseTest {

  private static final String FOLDER = "target/growing-changelog";
  private static final Path CHANGELOG = Path.of(FOLDER, "db/changelog/changelog.sql");

  /** When each changeSet was applied, as the sample saw it. */
  private static final Map<String, String> SEEN = new TreeMap<>();

  private static final List<Long> ROWS = new ArrayList<>();

  /** On a cluster of its own, which no other JVM's tests take between two runs. */
  @PlumblineTest(
      value = "growing",
      searchPath = FOLDER,
      entities = Product.class,
      postgresSettings = "work_mem=7MB")
  static class Sample {
    @Test
    void looks(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select id, dateexecuted::text, (select count(*) from things) from databasechangelog"
                      + " order by orderexecuted")) {
        SEEN.clear();
        while (rows.next()) {
          SEEN.put(rows.getString(1), rows.getString(2));
          ROWS.add(rows.getLong(3));
        }
      }
    }
  }

  private static Map<String, String> run(String... configuration) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Sample.class));
    for (int i = 0; i < configuration.length; i += 2) {
      kit.configurationParameter(configuration[i], configuration[i + 1]);
    }
    kit.execute().testEvents().assertStatistics(statistics -> statistics.succeeded(1));
    return Map.copyOf(SEEN);
  }

  private static void write(String... changeSets) throws IOException {
    Files.createDirectories(CHANGELOG.getParent());
    Files.writeString(CHANGELOG, "--liquibase formatted sql\n" + String.join("\n", changeSets));
  }

  private static String changeSet(String id, String sql) {
    return "--changeset ana:" + id + "\n" + sql + ";\n--rollback select 1;\n";
  }

  /** Differs from run to run of this test, so that no template of an earlier one is in the way. */
  private final String first =
      changeSet(
          "first",
          "create table things (id bigint); comment on table things is '%d'"
              .formatted(System.nanoTime()));

  private final String second = changeSet("second", "alter table things add name text");

  @BeforeEach
  @AfterEach
  void forget() throws IOException {
    SEEN.clear();
    ROWS.clear();
    Files.deleteIfExists(CHANGELOG);
  }

  @Test
  void theSameChangelogIsAppliedOnceForAllRuns() throws Exception {
    write(first, second);
    Map<String, String> one = run();

    assertThat(run()).isEqualTo(one).hasSize(2);
  }

  @Test
  void aChangelogThatHasGrownIsContinued() throws Exception {
    write(first);
    Map<String, String> before = run();
    write(first, second);
    Map<String, String> after = run();

    assertThat(after.get("first")).isEqualTo(before.get("first"));
    assertThat(after).containsKey("second");
  }

  @Test
  void aChangelogThatWasEditedIsAppliedFromTheBeginning() throws Exception {
    write(first, second);
    Map<String, String> before = run();
    write(first.replace("bigint", "integer"), second);
    Map<String, String> after = run();

    assertThat(after.get("first")).isNotEqualTo(before.get("first"));
    assertThat(after.get("second")).isNotEqualTo(before.get("second"));
  }

  @Test
  void whatHoldsTheTimeOfDayIsAppliedAgainWhenItIsOld() throws Exception {
    write(first, changeSet("seed", "insert into things select extract(epoch from now())::bigint"));
    Map<String, String> before = run("plumbline.templates.max-age", "1h");
    assertThat(ROWS).containsOnly(1L);
    assertThat(run("plumbline.templates.max-age", "1h")).isEqualTo(before);
    Thread.sleep(1100);

    assertThat(run("plumbline.templates.max-age", "1s").get("first"))
        .isNotEqualTo(before.get("first"));
  }

  @Test
  void aDefaultThatNoRowHasUsedDoesNotAge() throws Exception {
    write(first, changeSet("at", "alter table things add at timestamptz default now()"));
    Map<String, String> before = run("plumbline.templates.max-age", "1h");
    Thread.sleep(1100);

    assertThat(run("plumbline.templates.max-age", "1s")).isEqualTo(before);
  }
}
