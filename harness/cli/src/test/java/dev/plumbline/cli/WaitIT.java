package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wait}: until others have migrated. */
class WaitIT {

  private final Path dir;

  WaitIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void waitsUntilSomebodyMigrates() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Running waiting = shop.jar().start("wait", "shop");
    waiting.awaitOutput("shop: EMPTY.");
    shop.jar().run("migrate", "shop");

    Result result = waiting.result();
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("\nshop: READY. 2 changeSets applied");
  }

  @Test
  void waitsForADatabaseThatDoesNotExistYet() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    String name = shop.place().replaceFirst("^.*/", "");
    String other = name + "_renamed";
    String elsewhere = PlumblineJar.newDatabase().jdbcUrl();
    shop.jar().run("migrate", "shop");
    Shop maintenance = new Shop(dir, PlumblineJar.newDatabase());
    maintenance.execute("alter database " + name + " rename to " + other);
    assertThat(elsewhere).isNotEmpty();

    Running waiting = shop.jar().start("wait", "shop", "--timeout=60s");
    waiting.awaitOutput("shop: UNREACHABLE. The database does not exist.");
    maintenance.execute("alter database " + other + " rename to " + name);

    assertThat(waiting.result().exitCode()).isZero();
  }

  @Test
  void givesUpWithTheCodeOfWhatItSawLast() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result empty = shop.jar().run("wait", "shop", "--timeout=1s");
    Result unreachable =
        shop.jar().run("wait", "shop", "--timeout=500ms", "--url=postgresql://127.0.0.1:1/shop");

    assertThat(empty.exitCode()).isEqualTo(ExitCode.NOT_READY.code());
    assertThat(empty.out()).containsPattern("\nshop: gave up after [0-9.]+ m?s\\.\n$");
    assertThat(unreachable.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
  }

  @Test
  void whatWaitingCannotChangeEndsIt() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    shop.execute("create table legacy (id int)");
    Result unmanaged = shop.jar().run("wait", "shop", "--timeout=10m");

    assertThat(unmanaged.exitCode()).isEqualTo(ExitCode.REFUSED.code());
  }

  @Test
  void aRefusedLoginIsNotWaitedFor() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Result refused = shop.jar().with("PGPASSWORD", "wrong").run("wait", "shop", "--timeout=10m");

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(ExitCode.ACCESS_DENIED.code());
    assertThat(refused.out()).contains("shop: DENIED. PostgreSQL refused the login.");
  }

  @Test
  void anyDatabaseIsAcceptedWhenSomebodyWantsItSo() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    PlumblineJar jar = shop.jar().with("SKIP_MIGRATION_VERSION_CHECK", "true");
    Result empty = jar.run("wait", "shop");
    shop.jar().run("migrate", "shop");
    Result ready = jar.run("verify", "shop");
    shop.write(Shop.TWO_CHANGESETS + "--changeset mira:3\nselect 3;\n");
    Result behind = jar.run("verify", "shop");

    assertThat(empty.exitCode()).isZero();
    assertThat(empty.out())
        .startsWith(
            "shop: SKIPPED. Accepted because of SKIP_MIGRATION_VERSION_CHECK=true, although it is"
                + " EMPTY: ");
    assertThat(ready.exitCode()).isZero();
    assertThat(ready.out()).startsWith("shop: READY.");
    assertThat(ready.err()).contains("SKIP_MIGRATION_VERSION_CHECK=true makes the verifier accept");
    assertThat(behind.exitCode()).isZero();
    assertThat(behind.out()).contains("shop: SKIPPED.", "although it is BEHIND: 1 changeSet");
  }

  @Test
  void isToldToEnd() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    Running waiting = shop.jar().start("wait", "shop");
    waiting.awaitOutput("shop: EMPTY.");
    waiting.kill("TERM");

    assertThat(waiting.result().exitCode()).isEqualTo(ExitCode.INTERRUPTED.code());
  }
}
