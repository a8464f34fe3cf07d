package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others at work in the same database. */
class ContentionIT {

  private static final String ALTERED =
      Shop.TWO_CHANGESETS + "--changeset mira:3\nalter table loaves add crust text;\n";

  private final Path dir;

  ContentionIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void anotherMigrationIsWaitedForUntilPatienceEnds() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect pg_sleep(600);\n");
    Running first = shop.jar().start("migrate", "shop", "--grace=0s");
    first.awaitOutput("shop: migrating");
    shop.awaitStatement("pg_sleep(600)");
    Path metrics = dir.resolve("metrics.txt");
    Result second =
        shop.jar()
            .run("migrate", "shop", "--patience=1s", "--output=json", "--metrics-file=" + metrics);
    first.kill("TERM");

    assertThat(second.exitCode()).as(second.toString()).isEqualTo(ExitCode.LOCKED.code());
    assertThat(second.err()).contains("plumbline migrate", "pid ");
    JsonNode document = JsonDocuments.service(second);
    assertThat(document.get("retriable").asBoolean()).isTrue();
    assertThat(document.get("lockWaitSeconds").asDouble()).isPositive();
    assertThat(Files.readString(metrics))
        .contains(
            "plumbline_lock_waits{service=\"shop\",command=\"migrate\"} 1\n",
            "outcome=\"locked\"} 1\n");
    assertThat(first.result().exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
  }

  @Test
  void aChangeSetThatIsBlockedComesAgain() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    shop.write(ALTERED);
    Running migrate;
    try (Connection reader = shop.database().connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("set application_name = 'a long report'");
      statement.execute("select * from loaves");
      migrate = shop.jar().start("migrate", "shop", "--lock-timeout=1s");
      migrate.awaitOutput("(attempt 1 did not get its locks: ");
      migrate.awaitOutput("held by ");
    }
    Result result = migrate.result();

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains("a long report", "select * from loaves")
        .contains("  applied       changelogs/shop/changelog.sql::3::mira (");
  }

  /** The server hides a superuser's query from others: what it says instead is no query. */
  @Test
  void whatTheRoleMayNotSeeIsLeftOutAndARetryIsSaidOnce() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    String owner = shop.query("select current_database()") + "_owner";
    shop.execute("create role " + owner + " login password 'Owner-s3cret'");
    try {
      shop.execute("alter schema public owner to " + owner);
      PlumblineJar jar = shop.jar().with("PGUSER", owner).with("PGPASSWORD", "Owner-s3cret");
      assertThat(jar.run("migrate", "shop").exitCode()).isZero();
      shop.write(ALTERED);
      Running migrate;
      try (Connection reader = shop.database().connect();
          Statement statement = reader.createStatement()) {
        reader.setAutoCommit(false);
        statement.execute("select * from loaves");
        migrate = jar.start("migrate", "shop", "--lock-timeout=1s");
        migrate.awaitOutput("(attempt 1 did not get its locks: ");
        migrate.awaitOutput("held by ");
      }
      Result result = migrate.result();

      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.out() + result.err())
          .doesNotContain("insufficient privilege")
          .containsOnlyOnce("attempt 1");
    } finally {
      shop.execute("drop owned by " + owner + " cascade; drop role " + owner);
    }
  }

  @Test
  void notForEver() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.jar().run("migrate", "shop");
    shop.write(ALTERED);
    Path metrics = dir.resolve("metrics.txt");
    Result result;
    try (Connection reader = shop.database().connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("set application_name = 'a long report'");
      statement.execute("select * from loaves");
      result =
          shop.jar()
              .run(
                  "migrate",
                  "shop",
                  "--lock-timeout=1s",
                  "--lock-retry-budget=2s",
                  "--output=json",
                  "--metrics-file=" + metrics);
    }

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
    assertThat(result.err()).contains("a long report");
    assertThat(JsonDocuments.service(result).get("retries").asInt()).isPositive();
    assertThat(Files.readString(metrics))
        .doesNotContain("plumbline_retries{service=\"shop\",command=\"migrate\"} 0\n");
    assertThat(shop.jar().run("migrate", "shop").exitCode()).isZero();
  }
}
