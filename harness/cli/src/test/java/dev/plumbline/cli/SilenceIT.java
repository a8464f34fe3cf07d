package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that say nothing, or nothing any more: every command ends, in time to be tried again. */
class SilenceIT {

  /** How long a login may take. */
  private static final String SOON = "connect_timeout=1";

  private final Path dir;

  SilenceIT(@TempDir Path dir) {
    this.dir = dir;
  }

  /** How long that is where nobody says it is {@code DatabaseAddressTest}'s. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrate",
        "verify",
        "status",
        "plan",
        "history",
        "rollback --count=1",
        "wait --timeout=0s"
      })
  void aServerThatNeverAnswersIsNotWaitedForForEver(String command) throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    try (SwallowingProxy silent = SwallowingProxy.inFrontOfNobody()) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
      arguments.add(1, "shop");
      arguments.add("--url=postgresql://u@127.0.0.1:" + silent.port() + "/shop?" + SOON);
      Result result = shop.jar().run(arguments.toArray(String[]::new));

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
      assertThat(result.output()).contains("It did not answer in time.");
    }
  }

  @Test
  void aMigrationWhosePacketsAreLostEnds() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect pg_sleep(600);\n");
    String[] place = DatabaseAddress.parse(shop.database().jdbcUrl()).hosts().split(":", -1);
    try (SwallowingProxy proxy = new SwallowingProxy(place[0], Integer.parseInt(place[1]))) {
      Running migrate =
          shop.jar()
              .startWith(
                  "-Dplumbline.watch.silence=2",
                  "migrate",
                  "shop",
                  "--url="
                      + shop.database()
                          .jdbcUrl()
                          .replaceFirst(":[0-9]+/([^?]*).*", ":" + proxy.port() + "/$1?" + SOON));
      shop.awaitStatement("pg_sleep(600)");
      proxy.swallowEverything();
      Result result = migrate.result();

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
      assertThat(result.err()).contains("not even a new connection");
    } finally {
      shop.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }
}
