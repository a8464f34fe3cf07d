package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify --drift}, as a process. */
class DriftIT {

  private static final String CHANGELOG =
      """
      --liquibase formatted sql
      --changeset mira:1
      create table loaves (id bigint primary key, name varchar(40));
      create index ix_name on loaves (name);
      """;

  @ParameterizedTest
  @ValueSource(strings = {"t", "t,public"})
  void inTheSchemaThatIsTheDefault(String schemas, @TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    Path folder = Files.createDirectories(dir.resolve("changelogs/shop"));
    Files.writeString(folder.resolve("changelog.sql"), CHANGELOG);
    PlumblineJar jar = PlumblineJar.inRepository().in(dir).with(database);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema t");
      jar.run("migrate", "shop", "--default-schema", schemas);

      Result before = jar.run("verify", "shop", "--drift", "--default-schema", schemas);
      statement.execute("drop index t.ix_name");
      Result after = jar.run("verify", "shop", "--drift", "--default-schema", schemas);

      assertThat(before.exitCode()).as(before.toString()).isZero();
      assertThat(before.out()).contains("shop: no drift.");
      assertThat(after.exitCode()).as(after.toString()).isEqualTo(ExitCode.DRIFTED.code());
      assertThat(after.out()).contains("DRIFT_MISSING  t.loaves.ix_name");
    }
  }

  @Test
  void tellsWhatWasChangedByHand(@TempDir Path dir) throws Exception {
    Database database = PlumblineJar.newDatabase();
    Path folder = Files.createDirectories(dir.resolve("changelogs/shop"));
    Files.writeString(folder.resolve("changelog.sql"), CHANGELOG);
    PlumblineJar jar = PlumblineJar.inRepository().in(dir).with(database);
    jar.run("migrate", "shop");

    Result before = jar.run("verify", "shop", "--drift");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table loaves alter column name type varchar(10)");
    }
    Result after = jar.run("verify", "shop", "--drift");
    Result unasked = jar.run("verify", "shop");

    assertThat(before.exitCode()).as(before.toString()).isZero();
    assertThat(before.out()).contains("shop: no drift.");
    assertThat(after.exitCode()).as(after.toString()).isEqualTo(ExitCode.DRIFTED.code());
    assertThat(after.out())
        .contains("shop: DRIFTED.")
        .contains("ERROR DRIFT_CHANGED  loaves.name")
        .contains("  expected  type character varying(40)")
        .contains("  found     type character varying(10)");
    assertThat(unasked.exitCode()).isZero();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet left =
            statement.executeQuery(
                "select from pg_database where datname like 'plumbline\\_scratch\\_%'")) {
      assertThat(left.next()).isFalse();
    }
  }

  @Test
  void aScratchServerThatCannotBeUsedIsNamedWithoutItsPassword(@TempDir Path dir) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("changelogs/shop"));
    Files.writeString(folder.resolve("changelog.sql"), CHANGELOG);
    PlumblineJar jar = PlumblineJar.inRepository().in(dir).with(PlumblineJar.newDatabase());
    jar.run("migrate", "shop");

    Result malformed =
        jar.run("verify", "shop", "--drift", "--scratch-url", "mysql://me:s3cr3t-word@host/db");
    Result nobodyThere =
        jar.run(
            "verify",
            "shop",
            "--drift",
            "--debug",
            "--scratch-url",
            "postgresql://me:s3cr3t-word@127.0.0.1:1/db");

    assertThat(malformed.exitCode()).as(malformed.toString()).isEqualTo(ExitCode.USAGE.code());
    assertThat(malformed.err()).contains("The value of --scratch-url");
    assertThat(nobodyThere.exitCode())
        .as(nobodyThere.toString())
        .isEqualTo(ExitCode.CANNOT_CONNECT.code());
    assertThat(nobodyThere.err()).contains("UNREACHABLE", "127.0.0.1:1/db");
    assertThat(malformed.output() + nobodyThere.output()).doesNotContain("s3cr3t-word");
  }
}
