package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** When a template is built, out of what, and by whom. */
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
        .isThrownBy(() -> cluster.templates().get("fail", "fail", Recipes.failing(unchecked)))
        .isSameAs(unchecked);
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(
            () ->
                cluster
                    .templates()
                    .get("fail", "fail", Recipes.failing(new SQLException("no oven"))))
        .withMessageContaining("Could not build template fail")
        .withMessageContaining("no oven");
    AssertionError error = new AssertionError("burnt");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> cluster.templates().get("fail", "fail", Recipes.failing(error)))
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
            .get(
                "open",
                "open",
                Recipes.filling(database -> left.add(database.connect()), Map.of()));
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> Sql.value(left.get(0), "SELECT 1"));
    left.get(0).close();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> new Database(template.database(), server.endpoint()).connect())
        .withMessageContaining("not currently accepting connections");
    assertThat(Sql.value(cluster.newDatabase(template), "SELECT 1")).isEqualTo("1");
  }

  @Test
  void familiesDoNotMix() {
    Templates templates = server.join().templates();
    templates.get("mix", "mix", new Steps("a"));
    templates.get("mix_b", "mix_b", new Steps("b"));
    templates.get("Mix", "Mix", new Steps("c"));
    List<Template> found = new ArrayList<>();
    templates.get("mix", "mix", Recipes.taking(found));
    assertThat(found).extracting(Template::family).containsExactly("mix");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> templates.get("a-b", "a-b", new Steps("a")))
        .withMessageContaining("only letters, digits and _");
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
      assertThat(log.containing("INFO Template auth: waiting for process")).hasSize(1);
    }
  }
}
