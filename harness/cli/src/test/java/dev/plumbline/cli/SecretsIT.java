package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
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
                "PLUMBLINE_USERNAME", shop.database().username()),
            true);
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
    // The worker of the other service may be ending: then it has no arguments any more.
    migrate
        .process()
        .descendants()
        .map(SecretsIT::arguments)
        .filter(arguments -> !arguments.isEmpty())
        .forEach(seen::add);
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

  /** One secret with everything in it that somebody may have to escape. */
  private static final String SECRET = "S3c/r@t:#%? &'x\"y\\\\$z";

  @Test
  void noFormOfASecretLeavesByAnyChannel() throws Exception {
    String literal = SECRET.replace("'", "''");
    Shop shop =
        Shop.in(
            dir,
            """
            --changeset mira:1
            do $x$ begin raise exception 'no %', current_setting('plumbline.nothing', true)
              using detail = '${dbpass}'; end $x$;
            """);
    Path metrics = dir.resolve("metrics.txt");
    PlumblineJar jar =
        shop.jar()
            .with("OTHER_TOKEN", SECRET + "-of-variable")
            .with("SPRING_DATASOURCE_URL", "jdbc:postgresql://u:Url-s3cret@h/d");
    List<Result> results = new ArrayList<>();
    for (String output : List.of("text", "json")) {
      results.add(
          jar.run(
              "migrate",
              "shop",
              "-Ddbpass=" + literal,
              "--output=" + output,
              "--log-level=trace",
              "--stacktrace",
              "--metrics-file=" + metrics));
    }
    String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20");
    String url = "postgresql://app:" + encoded + "@" + shop.place();
    results.add(jar.run("verify", "shop", "--url=" + url, "--stacktrace", "--debug"));
    results.add(jar.run("verify", "shop", "--url=" + url, "--output=json"));
    results.add(jar.run("verify", "shop", "--url=postgresql://app:" + SECRET + "@" + shop.place()));
    results.add(jar.run("verify", "shop", "--db-pass", SECRET));
    results.add(jar.run("verify", "shop", "--db-pass=" + SECRET));
    results.add(jar.run("verify", "shop", "-DdbPass=" + SECRET, "-DdbPass", SECRET));
    results.add(jar.run("verify", "shop", "-W" + SECRET, SECRET));
    results.add(jar.run("verify", "shop", "--timeout=" + SECRET, "--password=" + SECRET));

    for (Result result : results) {
      assertThat(result.exitCode()).as(result.toString()).isNotZero();
      assertThat(result.output())
          .doesNotContain("S3c/r", "S3c%2F", "S3c%2f", "r@t:", "Url-s3cret", "y\\\\$z", "y\\$z");
    }
    assertThat(results.get(0).err()).contains("Detail: ***");
    assertThat(Files.readString(metrics)).doesNotContain("S3c");
  }

  @Test
  void aLiteralAfterPasswordIsNobodysBusiness() throws Exception {
    Shop shop =
        Shop.in(
            dir,
            """
            --changeset mira:1 splitStatements:false
            create role shop_reader_x password -- for the reports
              $pw$L1teral-secret$pw$ in role nowhere_at_all
            """);
    List<Result> results =
        List.of(
            shop.jar().run("migrate", "shop", "--log-level=trace", "--stacktrace"),
            shop.jar().run("migrate", "shop", "--output=json"),
            shop.jar().run("plan", "shop"));

    assertThat(results.get(0).exitCode()).isEqualTo(ExitCode.CHANGESET_FAILED.code());
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.output())
                    .contains("nowhere_at_all", "***")
                    .doesNotContain("L1teral"));
  }

  private static String arguments(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      if (!process.isAlive()) {
        return "";
      }
      throw new UncheckedIOException(e);
    }
  }
}
