package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which templates stay, and which are dropped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateRetentionTest {

  private final SharedServer server;

  TemplateRetentionTest() throws SQLException {
    server = new SharedServer();
  }

  @AfterAll
  void stop() throws SQLException {
    server.close();
  }

  @Test
  void whatOnlyLooksLikeATemplateDoesNotCountAndIsDropped() throws Exception {
    ServerCluster cluster = server.join();
    Template template = cluster.templates().get("broken", "broken", new Steps("bread"));
    Sql.run(
        server.maintenance(),
        "COMMENT ON DATABASE " + template.database() + " IS 'edited by hand'");
    Sql.run(server.maintenance(), "CREATE DATABASE plumbline_template_broken_unmarked");
    Steps again = new Steps("bread");
    try (LogLines log = new LogLines()) {
      Template rebuilt = cluster.templates().get("broken", "broken", again);
      assertThat(rebuilt.database()).isNotEqualTo(template.database());
      assertThat(log.containing("Dropping template " + template.database() + ": incomplete"))
          .isNotEmpty();
      server.awaitTrue(
          "SELECT count(*) = 1 FROM pg_database WHERE datname LIKE 'plumbline_template_broken_%'");
    }
    assertThat(again.built()).isEqualTo(1);
  }

  @Test
  void theLeastRecentlyUsedGoFirstAndWhatThisRunUsesStays() throws Exception {
    ServerCluster run = server.join();
    Template oldest = run.templates().get("lru", "lru", new Steps("t0"));
    Template used = server.join().templates().get("lru", "lru", new Steps("t1"));
    setUsed(oldest, "2020-01-01T00:00:00Z");
    setUsed(used, "2020-01-02T00:00:00Z");
    run.templates().get("lru", "lru", new Steps("t1"));
    server.awaitTrue(
        "SELECT shobj_description(oid, 'pg_database') !~ 'used 2020' FROM pg_database"
            + " WHERE datname = '"
            + used.database()
            + "'");
    ServerCluster other = server.join();
    for (int i = 2; i < 6; i++) {
      other.templates().get("lru", "lru", new Steps("t" + i));
    }
    String count =
        "SELECT count(*) = 5 FROM pg_database WHERE datname LIKE 'plumbline_template_lru_%'";
    server.awaitTrue(count);
    assertThat(server.templates()).contains(used.database()).doesNotContain(oldest.database());
    run.templates().get("lru", "lru", new Steps("t6"));
    server.awaitTrue(count);
    assertThat(server.templates()).contains(used.database());
  }

  @Test
  void aClusterKeepsNoMoreThanItIsTold() {
    List<TemplateCatalog.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Template template =
          new Template("f", TemplateName.random("f" + i / 2).text(), Instant.EPOCH, Map.of());
      entries.add(
          new TemplateCatalog.Entry(
              new DatabaseName(template.database()),
              new TemplateComment(template.created(), template.created(), Map.of())));
    }
    Set<String> inUse = Set.of(entries.get(11).name().text(), entries.get(10).name().text());
    List<DatabaseName> surplus = new TemplateSettings(false, 8).surplus(entries, inUse);
    assertThat(surplus)
        .containsExactlyElementsOf(
            entries.subList(6, 10).stream().map(TemplateCatalog.Entry::name).toList());
  }

  @Test
  void aTemplateThatAnotherRunHasDroppedIsBuiltAgain() throws Exception {
    ServerCluster cluster = server.join();
    Steps steps = new Steps("bread");
    Template template = cluster.templates().get("gone", "gone", steps);
    drop(template);
    assertThat(Steps.in(cluster.newDatabase(template))).isEqualTo("bread");
    assertThat(Steps.in(cluster.newDatabase(template))).isEqualTo("bread");
    assertThat(steps.built()).isEqualTo(2);
    Template unknown =
        new Template("gone", "plumbline_template_gone_00000000", template.created(), Map.of());
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> cluster.newDatabase(unknown))
        .withMessageContaining(unknown.database())
        .withMessageContaining("was it dropped");
  }

  @Test
  void saysWhichValuesThePropertiesHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("plumbline.templates", "anew"))
        .withMessageContaining("-Dplumbline.templates=anew")
        .withMessageContaining("\"reuse\"")
        .withMessageContaining("\"rebuild\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("plumbline.templates.max", "0"))
        .withMessageContaining("-Dplumbline.templates.max=0");
    assertThat(settings("plumbline.templates", "rebuild").rebuild()).isTrue();
    assertThat(settings("plumbline.templates", "reuse").rebuild()).isFalse();
    assertThat(settings("plumbline.templates.max", "7").max()).isEqualTo(7);
  }

  private static TemplateSettings settings(String property, String value) {
    return TemplateSettings.of(new UserSettings(Map.of(property, value)::get, name -> null));
  }

  private void drop(Template template) throws SQLException {
    Sql.run(server.maintenance(), "ALTER DATABASE " + template.database() + " IS_TEMPLATE false");
    Sql.run(server.maintenance(), "DROP DATABASE " + template.database());
  }

  private void setUsed(Template template, String instant) throws SQLException {
    String comment =
        Sql.value(
            server.maintenance(),
            "SELECT regexp_replace(shobj_description(oid, 'pg_database'), 'used [^\\n]*', 'used "
                + instant
                + "') FROM pg_database WHERE datname = '"
                + template.database()
                + "'");
    Sql.run(
        server.maintenance(),
        "COMMENT ON DATABASE "
            + template.database()
            + " IS E'"
            + comment.replace("\\", "\\\\")
            + "'");
  }
}
