package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the database and the login come from, and that no secret gets out. */
class ConnectingIT {

  private static final String WRONG = "Wr0ng-p4ssword";

  private final Database database = PlumblineJar.newDatabase();
  private final PlumblineJar jar = PlumblineJar.inRepository();

  /** {@code host:port/name}. */
  private String place() {
    return database.jdbcUrl().replace("jdbc:postgresql://", "");
  }

  private static void assertConnected(Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.NOT_READY.code());
    assertThat(result.out()).startsWith("auth: EMPTY.");
  }

  @Test
  void theUrlIsTakenInEitherForm() throws Exception {
    String login = database.username() + ":" + database.password() + "@";
    assertConnected(jar.run("verify", "auth", "--url=postgresql://" + login + place()));
    assertConnected(
        jar.run(
            "verify",
            "auth",
            "--url=jdbc:postgresql://"
                + place()
                + "?user="
                + database.username()
                + "&password="
                + database.password()));
  }

  @Test
  void theServicesOwnVariableComesBeforeTheGeneralOne() throws Exception {
    assertConnected(
        jar.with(database)
            .with("AUTH_DATABASE_URL", database.jdbcUrl())
            .with("DATABASE_URL", "postgresql://nowhere.invalid/nothing")
            .run("verify", "auth"));
  }

  @Test
  void optionsComeBeforeTheEnvironmentAndThePasswordMayBeInAFile(@TempDir Path dir)
      throws Exception {
    Path file = Files.writeString(dir.resolve("password"), database.password() + "\n");
    assertConnected(
        jar.with("DATABASE_URL", "postgresql://somebody:" + WRONG + "@" + place())
            .run("verify", "auth", "--username=" + database.username(), "--password-file=" + file));
  }

  @Test
  void withoutADatabaseItSaysWhatToSet() throws Exception {
    Result result = jar.run("verify", "alert-processor");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err())
        .startsWith(
            "No database given: set --url, ALERT_PROCESSOR_DATABASE_URL or DATABASE_URL, for"
                + " example to postgresql://user@host:5432/alert-processor.");
  }

  @Test
  void aWrongPasswordIsDeniedAndNotRepeated() throws Exception {
    Result[] results = {
      jar.with(database).run("migrate", "auth", "--password=" + WRONG),
      jar.with(database).with("PGPASSWORD", WRONG).run("verify", "auth", "--stacktrace"),
      jar.run(
          "status",
          "auth",
          "--url=jdbc:postgresql://"
              + place()
              + "?user="
              + database.username()
              + "&password="
              + WRONG,
          "--debug"),
      jar.run(
          "plan",
          "auth",
          "--url",
          "postgresql://" + database.username() + ":" + WRONG + "@" + place())
    };

    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.exitCode())
                  .as(result.toString())
                  .isEqualTo(ExitCode.ACCESS_DENIED.code());
              assertThat(result.output()).doesNotContain(WRONG);
              assertThat(result.err())
                  .contains("auth: DENIED. PostgreSQL refused the login. The server said:")
                  .contains("Tried " + place() + " as " + database.username() + ".");
            });
    assertThat(results[0].err()).doesNotContain("\tat ");
    assertThat(results[1].err()).contains("\tat org.postgresql.");
  }

  @Test
  void aDatabaseThatDoesNotExistMayBeMadeYet() throws Exception {
    Result result =
        jar.with(database)
            .run("verify", "auth", "--url=" + database.jdbcUrl().replaceFirst("[^/]*$", "nothing"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
    assertThat(result.err()).contains("The database does not exist.");
  }

  @Test
  void aServerThatDoesNotAnswerMayBeTriedAgain() throws Exception {
    Result result =
        jar.run("migrate", "auth", "--url=postgresql://auth:" + WRONG + "@127.0.0.1:1/auth");

    assertThat(result.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
    assertThat(result.err())
        .startsWith("auth: UNREACHABLE. The database cannot be reached.")
        .endsWith("Tried 127.0.0.1:1/auth as auth.\n");
    assertThat(result.output()).doesNotContain(WRONG);
  }

  @Test
  void wrongUsageDoesNotRepeatASecret() throws Exception {
    Result[] results = {
      jar.run("verify", "auth", "--pasword", WRONG),
      jar.run("verify", "auth", "--pasword=" + WRONG),
      jar.run("verify", "auth", "--url=postgres//auth:" + WRONG + "@db/auth"),
      jar.with("AUTH_DATABASE_URL", "mysql://auth:" + WRONG + "@db/auth").run("verify", "auth"),
      jar.run("verify", "auth", "--ulr=postgresql://auth:" + WRONG + "@db/auth")
    };

    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.USAGE.code());
              assertThat(result.output()).doesNotContain(WRONG);
              assertThat(result.err()).contains("Try 'plumbline verify --help' for more.");
            });
  }

  @Test
  void secretParametersAndPasswordsInSqlAreNotRepeated(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("changelogs/shop/changelog.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        --liquibase formatted sql
        --changeset a:1
        create role shop_reader password 'L1teral-secret';
        select '${reader_password}' from nowhere;
        """);
    PlumblineJar shop = jar.in(dir).with(database);
    Result plan = shop.run("plan", "shop", "-Dreader_password=" + WRONG);
    Result migrate = shop.run("migrate", "shop", "-Dreader_password=" + WRONG, "--debug");

    assertThat(plan.out())
        .contains("create role shop_reader password '***';")
        .contains("select '***' from nowhere;");
    assertThat(migrate.exitCode()).isEqualTo(ExitCode.CHANGESET_FAILED.code());
    assertThat(migrate.err()).contains("in: select '***' from nowhere");
    assertThat(plan.output() + migrate.output()).doesNotContain(WRONG, "L1teral-secret");
  }

  @Test
  void helpAndVersionAreWorthReading() throws IOException, InterruptedException {
    Result help = jar.run("--help");
    Result migrate = jar.run("migrate", "--help");
    Result version = jar.asProcess().run("--version");
    Result nothing = jar.run();

    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("migrate", "verify", "status", "plan", "Examples:", "Environment:")
        .contains("<SERVICE>_DATABASE_URL");
    assertThat(migrate.out()).contains("--search-path", "--password-file", "$PGPASSWORD");
    for (ExitCode exitCode : ExitCode.values()) {
      assertThat(help.out()).containsPattern("(?m)^  " + exitCode.code() + "  ");
      assertThat(migrate.out()).containsPattern("(?m)^  " + exitCode.code() + "  ");
    }
    assertThat(version.out()).matches("plumbline \\d+\\.\\d+.*\nJava \\d+.*\n");
    assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE.code());
  }
}
