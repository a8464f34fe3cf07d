package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a password could turn up, besides a wrong one in a message. */
class SecretsIT {

  private final Path dir;

  SecretsIT(@TempDir Path dir) {
    this.dir = dir;
  }

  private static String jdbcUrl(Database database, String more) {
    String url = database.jdbcUrl();
    return url + (url.contains("?") ? "&" : "?") + more;
  }

  @Test
  void noProcessSessionRecordOrMetricShowsOne() throws Exception {
    Shop shop = Shop.in(dir, "--changeset mira:1\nselect pg_sleep(600);\n");
    shop.write("other", Shop.TWO_CHANGESETS);
    String password = shop.database().password();
    Database other = PlumblineJar.newDatabase();
    Path metrics = dir.resolve("metrics.txt");
    Path file = Files.writeString(dir.resolve("password"), password + "\n");
    PlumblineJar jar =
        new PlumblineJar(
            dir,
            Map.of(
                "SHOP_DATABASE_URL", shop.database().jdbcUrl(),
                "OTHER_DATABASE_URL", jdbcUrl(other, "password=" + password),
                "PLUMBLINE_USERNAME", shop.database().username()));
    Result validate = jar.run("validate", "--all", "--record=recorded", "-Dapi_key=" + password);
    Running migrate =
        jar.start(
            "migrate",
            "--all",
            "--parallel=2",
            "--grace=0s",
            "--password-file=" + file,
            "--log-level=trace",
            "--stacktrace",
            "--output=json",
            "--metrics-file=" + metrics);
    shop.awaitStatement("pg_sleep(600)");
    List<String> seen = new ArrayList<>();
    seen.add(arguments(migrate.process().toHandle()));
    migrate.process().descendants().forEach(process -> seen.add(arguments(process)));
    seen.add(
        shop.query(
            "select string_agg(application_name || ' ' || query, '\n') from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()"));
    migrate.kill("TERM");
    Result result = migrate.result();

    assertThat(password).hasSizeGreaterThan(3);
    assertThat(seen).as("parent, workers, session").hasSizeGreaterThan(2).doesNotContain("");
    seen.add(result.output());
    seen.add(validate.output());
    seen.add(Files.readString(metrics));
    seen.add(Files.readString(dir.resolve("recorded/shop.revision")));
    assertThat(seen).noneMatch(text -> text.contains(password));
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.INTERRUPTED.code());
  }

  private static String arguments(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
