package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text, JSON, colours, logs and metrics. */
class OutputIT {

  private static final String BROKEN = "--changeset mira:3\nalter table loavse add name text;\n";

  private final Path dir;

  OutputIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void everyCommandPrintsADocumentOfTheSchema() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("PLUMBLINE_OUTPUT", "json").with("ENVIRONMENT", "test");

    JsonNode plan = JsonDocuments.service(jar.run("plan", "shop"));
    assertThat(plan.at("/changeSets/0/statements/0").asText())
        .isEqualTo("create table loaves (id int)");
    assertThat(JsonDocuments.service(jar.run("verify", "shop")).get("verdict").asText())
        .isEqualTo("EMPTY");
    JsonNode migrate = JsonDocuments.service(jar.run("migrate", "shop"));
    assertThat(migrate.at("/changeSets/1/state").asText()).isEqualTo("applied");
    assertThat(migrate.get("alreadyApplied").asInt()).isZero();
    assertThat(JsonDocuments.service(jar.run("status", "shop")).get("changeSets")).hasSize(2);
    assertThat(JsonDocuments.service(jar.run("wait", "shop")).get("looks").asInt()).isEqualTo(1);
    assertThat(JsonDocuments.service(jar.run("validate", "shop")).get("changeSets")).hasSize(2);
    assertThat(JsonDocuments.service(jar.run("tag", "shop", "--tag=one")).get("tag").asText())
        .isEqualTo("one");
    assertThat(JsonDocuments.service(jar.run("history", "shop")).at("/changeSets/1/tag").asText())
        .isEqualTo("one");
    JsonNode rollback = JsonDocuments.service(jar.run("rollback", "shop", "--count=1"));
    assertThat(rollback.at("/changeSets/0/state").asText()).isEqualTo("rolled back");
    assertThat(JsonDocuments.service(jar.run("disposable", "shop")).get("disposable").asBoolean())
        .isTrue();
    JsonNode recreate = JsonDocuments.service(jar.run("recreate", "shop", "--yes"));
    assertThat(recreate.get("tablesAfter").asInt()).isEqualTo(4);
    shop.execute("drop table databasechangelog, databasechangeloglock");
    JsonNode baseline = JsonDocuments.service(jar.run("baseline", "shop", "--to-head"));
    assertThat(baseline.at("/changeSets/1/state").asText()).isEqualTo("recorded");
  }

  @Test
  void failuresAreDocumentsToo() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS + BROKEN);
    Result failed = shop.jar().run("migrate", "shop", "--output=json");
    shop.write(Shop.TWO_CHANGESETS.replace("loaves", "baguettes"));
    Result refused = shop.jar().run("migrate", "shop", "--output=json");
    shop.write(Shop.TWO_CHANGESETS + "--chageset mira:3\nselect 3;\n");
    Result invalid = shop.jar().run("migrate", "shop", "--output=json");
    Result missing = shop.jar().run("migrate", "shopp", "--output=json");
    Result refusedLogin =
        shop.jar().with("PGPASSWORD", "wrong").run("migrate", "shop", "--output=json");

    JsonNode error = JsonDocuments.service(failed).get("error");
    assertThat(error.get("changeSet").asText()).isEqualTo("changelogs/shop/changelog.sql::3::mira");
    assertThat(error.get("sqlState").asText()).isEqualTo("42P01");
    assertThat(error.get("statement").asText()).isEqualTo("alter table loavse add name text");
    assertThat(failed.err()).startsWith("shop: changeSet changelogs/shop/changelog.sql::3::mira");
    assertThat(JsonDocuments.service(refused).at("/findings/0/code").asText())
        .isEqualTo("CHANGESET_CHANGED");
    assertThat(JsonDocuments.of(refused).get("retriable").asBoolean()).isFalse();
    assertThat(JsonDocuments.service(invalid).at("/findings/0/code").asText())
        .isEqualTo("CHANGESET_NOT_PARSED");
    assertThat(JsonDocuments.service(missing).get("outcome").asText())
        .isEqualTo("INVALID_CHANGELOG");
    assertThat(JsonDocuments.service(refusedLogin).get("outcome").asText())
        .isEqualTo("ACCESS_DENIED");
  }

  @Test
  void aSecretThatLooksLikeJsonBreaksNothing() throws Exception {
    String secret = "a\"b\\c://x:y@z";
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect '${password}' as a, 'http://b:1' as c;\n");
    Result result = shop.jar().run("plan", "shop", "--output=json", "-Dpassword=" + secret);

    assertThat(JsonDocuments.service(result).at("/changeSets/0/statements/0").asText())
        .isEqualTo("select '***' as a, 'http://b:1' as c");
  }

  @Test
  void coloursAndProgressAreForTerminals() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect pg_sleep(1.5);\n");
    PlumblineJar jar = shop.jar().with("TERM", "xterm");

    Result watched = jar.runOnTerminal("migrate", "shop");
    Result plain = jar.with("NO_COLOR", "1").runOnTerminal("status", "shop");
    shop.write("--changeset mira:1\nselect pg_sleep(1.5);\n--changeset mira:2\nselect 2;\n");
    Result piped = jar.run("status", "shop");
    Result forced = jar.run("status", "shop", "--color=always");

    assertThat(watched.exitCode()).as(watched.toString()).isZero();
    assertThat(watched.out())
        .contains("\r\u001b[K  1 s  changelogs/shop/changelog.sql::1::mira")
        .contains("\u001b[32mapplied      \u001b[0m changelogs/shop/changelog.sql::1::mira (");
    assertThat(plain.out()).startsWith("shop: READY.").doesNotContain("\u001b");
    assertThat(piped.out()).contains("\n  pending changelogs").doesNotContain("\u001b");
    assertThat(forced.out()).contains("\n  \u001b[33mpending\u001b[0m changelogs");
  }

  @Test
  void theLogHasLevels() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);

    assertThat(shop.jar().run("verify", "shop").err()).isEmpty();
    assertThat(shop.jar().run("migrate", "shop", "--log-level=debug").err())
        .contains("[FINE] shop: 2 changeSets applied, 0 were already applied");
    assertThat(shop.jar().with("DEBUG_LOGGING", "true").run("migrate", "shop").err())
        .contains("[FINE] shop: 0 changeSets applied");
    assertThat(shop.jar().with("DEBUG_LOGGING", "true").run("migrate", "shop", "--log-level=error"))
        .extracting(Result::err)
        .isEqualTo("");
  }

  @Test
  void metricsAreWrittenAtOnceAndReadableByOthers() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Path file = dir.resolve("metrics/plumbline.prom");
    Files.createDirectories(file.getParent());
    shop.jar().run("migrate", "shop", "--metrics-file=" + file);
    String first = Files.readString(file);
    shop.write(Shop.TWO_CHANGESETS + BROKEN);
    shop.jar().run("migrate", "shop", "--metrics-file=" + file);
    String second = Files.readString(file);

    assertThat(first)
        .contains(
            "# TYPE plumbline_changesets_applied gauge\n",
            "plumbline_changesets_applied{service=\"shop\",command=\"migrate\"} 2\n",
            "plumbline_lock_waits{service=\"shop\",command=\"migrate\"} 0\n",
            "plumbline_retries{service=\"shop\",command=\"migrate\"} 0\n",
            "plumbline_outcome{service=\"shop\",command=\"migrate\",outcome=\"ok\"} 1\n")
        .containsPattern(
            "plumbline_duration_seconds\\{service=\"shop\",command=\"migrate\"} [0-9.]+\n")
        .endsWith("# EOF\n");
    assertThat(second)
        .contains(
            "plumbline_changesets_applied{service=\"shop\",command=\"migrate\"} 0\n",
            "plumbline_exit_code{service=\"shop\",command=\"migrate\"} 8\n",
            "outcome=\"changeset_failed\"} 1\n",
            "outcome=\"ok\"} 0\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void metricsThatCannotBeWrittenAreRefusedBeforehand() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result result = shop.jar().run("migrate", "shop", "--metrics-file=nowhere/metrics.txt");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(shop.jar().run("verify", "shop").out()).startsWith("shop: EMPTY.");
  }

  /** What a gateway was sent. */
  private record Pushed(String method, String path, String authorization, String body) {}

  @Test
  void metricsArePushedWithALoginThatNobodySees() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    List<Pushed> pushed = new CopyOnWriteArrayList<>();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/metrics",
        exchange -> {
          pushed.add(
              new Pushed(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(pushed.size() == 1 ? 200 : 500, -1);
          exchange.close();
        });
    gateway.start();
    try {
      String place = "127.0.0.1:" + gateway.getAddress().getPort() + "/metrics/job/shop";
      String url = "http://deploy:Gate-w4y@" + place;
      Result first = shop.jar().run("migrate", "shop", "--metrics-push=" + url);
      Result second = shop.jar().with("PLUMBLINE_METRICS_PUSH", url).run("migrate", "shop");

      assertThat(first.exitCode()).as(first.toString()).isZero();
      assertThat(first.err()).isEmpty();
      assertThat(pushed.get(0).method()).isEqualTo("PUT");
      assertThat(pushed.get(0).path()).isEqualTo("/metrics/job/shop");
      assertThat(pushed.get(0).authorization()).isEqualTo("Basic ZGVwbG95OkdhdGUtdzR5");
      assertThat(pushed.get(0).body())
          .contains("plumbline_changesets_applied{")
          .endsWith("# EOF\n");
      assertThat(second.exitCode()).isZero();
      assertThat(second.err())
          .isEqualTo(
              "plumbline: The metrics could not be sent to http://"
                  + place
                  + ": it answered with status 500. Nothing else is affected.\n");
      assertThat(first.output() + second.output()).doesNotContain("Gate-w4y");
    } finally {
      gateway.stop(0);
    }
  }

  @Test
  void aGatewayThatIsNotThereChangesNothing() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result result =
        shop.jar().run("migrate", "shop", "--metrics-push=http://127.0.0.1:1/metrics/job/shop");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .startsWith("plumbline: The metrics could not be sent to http://127.0.0.1:1/");
  }

  @Test
  void detailedExitCodesTellWhetherThereWasSomethingToDo()
      throws IOException, InterruptedException {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("PLUMBLINE_DETAILED_EXIT_CODE", "true");

    assertThat(jar.run("plan", "shop").exitCode()).isEqualTo(20);
    assertThat(jar.run("migrate", "shop").exitCode()).isEqualTo(20);
    assertThat(jar.run("migrate", "shop").exitCode()).isZero();
    assertThat(jar.run("plan", "shop", "--summary").exitCode()).isZero();
    assertThat(jar.run("status", "shop").exitCode()).isZero();
  }
}
