package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplatesTest {

  private final SharedServer server;

  TemplatesTest() throws SQLException {
    server = new SharedServer();
  }

  @AfterAll
  void stop() throws SQLException {
    server.close();
  }

  @Test
  void isBuiltOnceAndReusedByTheNextRun() throws Exception {
    Steps steps = new Steps("bread", "rolls");
    ServerCluster first = server.join();
    Template built;
    try (LogLines log = new LogLines()) {
      built = first.templates().get("once", "the bakery", steps);
      assertThat(first.templates().get("once", "the bakery", steps)).isEqualTo(built);
      assertThat(log.containing("Template the bakery: built in"))
          .singleElement()
          .asString()
          .startsWith("INFO");
    }
    first.release();
    ServerCluster second = server.join();
    try (LogLines log = new LogLines()) {
      assertThat(second.templates().get("once", "the bakery", steps)).isEqualTo(built);
      assertThat(log.all())
          .containsExactly("FINE Template the bakery: reused (built " + built.created() + ")");
    }
    assertThat(steps.built()).isEqualTo(1);
    Database clone = second.newDatabase(built);
    assertThat(Steps.in(clone)).isEqualTo("bread,rolls");
    assertThat(clone.name()).matches("plumbline_[0-9a-z]{6}_1_the bakery");
  }

  @Test
  void isExtendedFromTheLongestPrefix() throws Exception {
    ServerCluster cluster = server.join();
    cluster.templates().get("grow", "grow", new Steps("a1"));
    Template base = cluster.templates().get("grow", "grow", new Steps("a1", "b1"));
    Steps more = new Steps("a1", "b1", "c1");
    try (LogLines log = new LogLines()) {
      Template template = cluster.templates().get("grow", "grow", more);
      assertThat(log.containing("Template grow: extended from the one of " + base.created()))
          .hasSize(1);
      assertThat(Steps.in(cluster.newDatabase(template))).isEqualTo("a1,b1,c1");
    }
    assertThat(more.created()).isEqualTo(1);
    assertThat(Steps.in(cluster.newDatabase(base))).isEqualTo("a1,b1");
  }

  @Test
  void isBuiltFromScratchWhenSomethingOldIsEdited() throws Exception {
    ServerCluster cluster = server.join();
    cluster.templates().get("edit", "edit", new Steps("a1", "b1"));
    Steps edited = new Steps("a2", "b1");
    Template template = cluster.templates().get("edit", "edit", edited);
    assertThat(edited.created()).isEqualTo(2);
    assertThat(Steps.in(cluster.newDatabase(template))).isEqualTo("a2,b1");
  }

  @Test
  void oneOfManyBuildersInTwoRunsWorks() throws Exception {
    List<ServerCluster> runs = List.of(server.join(), server.join());
    int each = 4;
    Steps steps = new Steps("bread");
    CountDownLatch together = new CountDownLatch(each * runs.size());
    ExecutorService threads = Executors.newFixedThreadPool(each * runs.size());
    List<Future<Template>> answers = new ArrayList<>();
    for (int i = 0; i < each * runs.size(); i++) {
      Templates templates = runs.get(i % runs.size()).templates();
      answers.add(
          threads.submit(
              () -> {
                together.countDown();
                together.await();
                return templates.get("many", "many", steps);
              }));
    }
    for (Future<Template> answer : answers) {
      assertThat(answer.get()).isEqualTo(answers.get(0).get());
    }
    threads.shutdown();
    assertThat(steps.built()).isEqualTo(1);
  }

  @Test
  void aFailedBuilderLeavesNothingAndTheNextOneBuilds() throws Exception {
    ServerCluster cluster = server.join();
    IllegalStateException unchecked = new IllegalStateException("no flour");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> cluster.templates().get("fail", "fail", failing(unchecked)))
        .isSameAs(unchecked);
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(
            () -> cluster.templates().get("fail", "fail", failing(new SQLException("no oven"))))
        .withMessageContaining("Could not build template fail")
        .withMessageContaining("no oven");
    AssertionError error = new AssertionError("burnt");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> cluster.templates().get("fail", "fail", failing(error)))
        .isSameAs(error);
    assertThat(server.databases("datname LIKE '%fail%'")).isEmpty();
    Template template = cluster.templates().get("fail", "fail", new Steps("bread"));
    assertThat(server.databases("datname LIKE '%fail%'")).containsExactly(template.database());
  }

  @Test
  void nobodyCanConnectToItEvenIfItsBuilderDoesNotLetGo() throws Exception {
    ServerCluster cluster = server.join();
    List<Connection> left = new ArrayList<>();
    Template template =
        cluster
            .templates()
            .get("open", "open", recipe(database -> left.add(database.connect()), Map.of()));
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Sql.value(left.get(0), "SELECT 1"));
    left.get(0).close();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> new Database(template.database(), server.endpoint()).connect())
        .withMessageContaining("not currently accepting connections");
    assertThat(Sql.value(cluster.newDatabase(template), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void notesComeBackWhateverIsInThem() {
    Map<String, String> notes =
        Map.of(
            "", "empty name",
            "empty", "",
            "odd = name\n\\u0041", "'; DROP DATABASE postgres; -- \\' \\\\ \\n E'' $$ %",
            "lines", "a\nb\r\n\tc\u0085\u2028d\n",
            "characters", "bäckerei 面包 🥐 \u0000 \ud83e alone",
            "end", "end\nend",
            "long", "200 kB, ".repeat(25_000) + "äöü\n".repeat(1_000));
    Template built = server.join().templates().get("notes", "notes", recipe(database -> {}, notes));
    assertThat(built.notes()).isEqualTo(notes);
    List<Template> found = new ArrayList<>();
    server.join().templates().get("notes", "notes", collecting(found));
    assertThat(found).containsExactly(built);
  }

  @Test
  void keepsFurtherNotes() {
    Templates templates = server.join().templates();
    Template built =
        templates.get("more", "more", recipe(database -> {}, Map.of("one", "1", "two", "2")));
    templates.note(built, "two", "zwei");
    Template noted = templates.note(built, "three\n=", "drei");
    assertThat(noted.notes()).isEqualTo(Map.of("one", "1", "two", "zwei", "three\n=", "drei"));
    List<Template> found = new ArrayList<>();
    server.join().templates().get("more", "more", collecting(found));
    assertThat(found).containsExactly(noted);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> templates.note(built, "copy", "x"))
        .withMessageContaining("its own");
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(
            () ->
                templates.note(
                    new Template(
                        "more", "plumbline_template_more_gone0000", built.created(), Map.of()),
                    "a",
                    "b"))
        .withMessageContaining("does not exist");
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
      assertThat(log.containing(template.database() + " is incomplete or of another version"))
          .isNotEmpty();
      server.awaitTrue(
          "SELECT count(*) = 1 FROM pg_database WHERE datname LIKE 'plumbline_template_broken_%'");
    }
    assertThat(again.built()).isEqualTo(1);
  }

  @Test
  void familiesDoNotMix() {
    Templates templates = server.join().templates();
    templates.get("mix", "mix", new Steps("a"));
    templates.get("mix_b", "mix_b", new Steps("b"));
    templates.get("Mix", "Mix", new Steps("c"));
    List<Template> found = new ArrayList<>();
    templates.get("mix", "mix", collecting(found));
    assertThat(found).extracting(Template::family).containsExactly("mix");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> templates.get("a-b", "a-b", new Steps("a")))
        .withMessageContaining("only letters, digits and _");
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
  void onRequestEverythingIsBuiltAnewOnceARun() throws Exception {
    Steps steps = new Steps("bread");
    Template old = server.join().templates().get("anew", "anew", steps);
    ServerCluster rebuilding = server.join(new TemplateSettings(true, 64));
    Template built = rebuilding.templates().get("anew", "anew", steps);
    assertThat(steps.built()).isEqualTo(2);
    assertThat(built.database()).isNotEqualTo(old.database());
    assertThat(rebuilding.templates().get("anew", "anew", steps)).isEqualTo(built);
    Steps more = new Steps("bread", "rolls");
    rebuilding.templates().get("anew", "anew", more);
    assertThat(more.created()).isEqualTo(1);
    assertThat(steps.built()).isEqualTo(2);
    server.awaitTrue(
        "SELECT count(*) = 0 FROM pg_database WHERE datname = '" + old.database() + "'");
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
  void whoWaitsInVainIsToldForWhom() {
    try (MaintenanceConnections connections =
            new MaintenanceConnections(server.endpoint(), "a shared server");
        FamilyLock holder = FamilyLock.acquire(connections, "vain", "auth", FamilyLock.PATIENCE);
        LogLines log = new LogLines()) {
      assertThat(holder).isNotNull();
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(
              () -> FamilyLock.acquire(connections, "vain", "auth", Duration.ofMillis(1_200)))
          .withMessageContaining("template auth, which is being built by process ")
          .withMessageContaining("(plumbline builds template auth), connected since");
      assertThat(log.containing("INFO Template auth: waiting until it has been built by process"))
          .hasSize(1);
    }
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
    System.setProperty(property, value);
    try {
      return TemplateSettings.fromSystemProperties();
    } finally {
      System.clearProperty(property);
    }
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

  private interface Filling {
    void fill(Database database) throws Exception;
  }

  private static TemplateRecipe failing(Throwable failure) {
    return recipe(
        database -> {
          Sql.run(database, "CREATE TABLE half (id int)");
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        },
        Map.of());
  }

  private static TemplateRecipe recipe(Filling filling, Map<String, String> notes) {
    return new TemplateRecipe() {
      @Override
      public boolean fits(Template candidate) {
        return candidate.notes().equals(notes);
      }

      @Override
      public Optional<Template> base(List<Template> candidates) {
        return Optional.empty();
      }

      @Override
      public Map<String, String> build(Database database, Optional<Template> base)
          throws Exception {
        filling.fill(database);
        return notes;
      }
    };
  }

  /** Takes the first that it is offered. */
  private static TemplateRecipe collecting(List<Template> found) {
    return new TemplateRecipe() {
      @Override
      public boolean fits(Template candidate) {
        return found.add(candidate);
      }

      @Override
      public Optional<Template> base(List<Template> candidates) {
        throw new AssertionError("one fits");
      }

      @Override
      public Map<String, String> build(Database database, Optional<Template> base) {
        throw new AssertionError("one fits");
      }
    };
  }
}
