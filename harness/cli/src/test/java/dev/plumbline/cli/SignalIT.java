package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill}, with the signals that there are. */
class SignalIT {

  private final Path dir;

  SignalIT(@TempDir Path dir) {
    this.dir = dir;
  }

  private Shop sleepy(double seconds) throws Exception {
    return Shop.in(
        dir,
        """
        --changeset mira:1
        create table loaves (id int);
        --changeset mira:2
        create table crumbs (id int);
        select pg_sleep(%s);
        --changeset mira:3
        create table crusts (id int);
        """
            .formatted(seconds));
  }

  private static void assertAppliedAre(Shop shop, String changeSets) throws Exception {
    assertThat(
            shop.query("select string_agg(id, ' ' order by orderexecuted) from databasechangelog"))
        .isEqualTo(changeSets);
  }

  @Test
  void aChangeSetThatFinishesInTimeIsKept() throws Exception {
    Shop shop = sleepy(2);
    Running migrate = shop.jar().start("migrate", "shop");
    shop.awaitStatement("pg_sleep");
    migrate.kill("TERM");
    Result result = migrate.result();

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.INTERRUPTED.code());
    assertThat(result.err()).contains("plumbline: shutdown requested; stopping within 25.0 s.");
    assertAppliedAre(shop, "1 2");
    assertThat(shop.jar().run("migrate", "shop").exitCode()).isZero();
    assertAppliedAre(shop, "1 2 3");
  }

  @Test
  void oneThatDoesNotIsRolledBack() throws Exception {
    Shop shop = sleepy(600);
    Running migrate = shop.jar().start("migrate", "shop", "--grace=1s", "--output=json");
    shop.awaitStatement("pg_sleep");
    long start = System.nanoTime();
    migrate.kill("INT");
    Result result = migrate.result();

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.INTERRUPTED.code());
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(6);
    JsonNode document = JsonDocuments.service(result);
    assertThat(document.get("outcome").asText()).isEqualTo("INTERRUPTED");
    assertThat(document.get("changeSets")).hasSize(1);
    assertAppliedAre(shop, "1");
    assertThat(shop.query("select to_regclass('crumbs') is null")).isEqualTo("t");
    assertThat(shop.jar().run("status", "shop").out()).startsWith("shop: BEHIND.");
  }

  @Test
  void processesOfAFleetStopWithTheirParent() throws Exception {
    Shop shop = sleepy(600);
    shop.write("other", Shop.TWO_CHANGESETS);
    Running migrate =
        shop.jar()
            .with("OTHER_DATABASE_URL", PlumblineJar.newDatabase().jdbcUrl())
            .start("migrate", "--all", "--parallel=2", "--grace=1s", "--output=json");
    shop.awaitStatement("pg_sleep");
    migrate.kill("TERM");
    Result result = migrate.result();

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.INTERRUPTED.code());
    assertThat(JsonDocuments.of(result).at("/services/1/outcome").asText())
        .isEqualTo("INTERRUPTED");
    assertAppliedAre(shop, "1");
  }

  @Test
  void processesOfAFleetStopWhenTheirParentIsKilled() throws Exception {
    Shop shop = sleepy(600);
    shop.write("other", Shop.TWO_CHANGESETS);
    Running migrate =
        shop.jar()
            .with("OTHER_DATABASE_URL", PlumblineJar.newDatabase().jdbcUrl())
            .start("migrate", "--all", "--parallel=2", "--grace=1s");
    shop.awaitStatement("pg_sleep");
    ProcessHandle[] workers = migrate.process().descendants().toArray(ProcessHandle[]::new);
    migrate.kill("KILL");
    for (ProcessHandle worker : workers) {
      worker.onExit().get(30, TimeUnit.SECONDS);
    }

    assertThat(workers).isNotEmpty();
    assertAppliedAre(shop, "1");
    assertThat(shop.query("select to_regclass('crumbs') is null")).isEqualTo("t");
  }
}
