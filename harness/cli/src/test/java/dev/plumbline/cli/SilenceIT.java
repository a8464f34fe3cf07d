package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that say nothing, or nothing any more: every command ends, in time to be tried again. */
class SilenceIT {

  private final Path dir;

  SilenceIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void aServerThatNeverAnswersIsNotWaitedForForEver() throws Exception {
    Shop shop = Shop.in(dir, Shop.TWO_CHANGESETS);
    try (SwallowingProxy silent = SwallowingProxy.inFrontOfNobody()) {
      String url = "--url=postgresql://u@127.0.0.1:" + silent.port() + "/shop";
      List<Running> commands = new ArrayList<>();
      for (String command :
          List.of("migrate", "verify", "status", "plan", "history", "rollback --count=1")) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.add(1, "shop");
        arguments.add(url);
        commands.add(shop.jar().start(arguments.toArray(String[]::new)));
      }
      commands.add(shop.jar().start("wait", "shop", "--timeout=0s", url));
      for (Running command : commands) {
        Result result = command.result();
        assertThat(result.exitCode())
            .as(result.toString())
            .isEqualTo(ExitCode.CANNOT_CONNECT.code());
        assertThat(result.output()).contains("It did not answer in time.");
      }
    }
  }

  @Test
  void aMigrationWhosePacketsAreLostEnds() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect pg_sleep(600);\n");
    String[] place = DatabaseAddress.parse(shop.database().jdbcUrl()).hosts().split(":", -1);
    try (SwallowingProxy proxy = new SwallowingProxy(place[0], Integer.parseInt(place[1]))) {
      Running migrate =
          shop.jar()
              .start(
                  "migrate",
                  "shop",
                  "--url="
                      + shop.database()
                          .jdbcUrl()
                          .replaceFirst(":[0-9]+/", ":" + proxy.port() + "/"));
      shop.awaitStatement("pg_sleep(600)");
      proxy.swallowEverything();
      Result result = migrate.result();

      assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
      assertThat(result.err()).contains("nor does it answer a new connection");
    } finally {
      shop.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }
}
