package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of any name hold histories, and everybody finds them. */
class HistorySchemaTest {

  private static final String SCHEMA = "liquibase.liquibaseSchemaName";
  private static final String TWO =
      """
      --changeset a:0
      create table flour (id int);
      --changeset a:1
      create table crumbs (id int);
      --rollback drop table crumbs;
      """;

  private ChangelogFolder folder;

  @BeforeEach
  void folder(@TempDir Path dir) {
    folder = new ChangelogFolder(dir).withSql(TWO);
  }

  @AfterEach
  void forget() {
    System.clearProperty(SCHEMA);
  }

  private Verification verify(Connection connection) {
    return new Verifier(folder.changelog().revision()).verify(connection);
  }

  private int migrate(Connection connection) {
    return new Migrator(folder.changelog())
        .migrate(connection, MigrationListener.NONE)
        .runs()
        .size();
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void allAgree(Connection connection) throws SQLException {
    assertThat(verify(connection).verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(new Migrator(folder.changelog()).plan(connection).pending()).hasSize(2);
    assertThat(migrate(connection)).isEqualTo(2);
    assertThat(migrate(connection)).isZero();
    assertThat(verify(connection).verdict()).isEqualTo(Verdict.READY);
    assertThat(new Migrator(folder.changelog()).plan(connection).pending()).isEmpty();
    assertThat(Migrator.history(connection)).hasSize(2);
    new Migrator(folder.changelog()).tag(connection, "v1");
    new Migrator(folder.changelog()).rollback(connection, 1, MigrationListener.NONE);
    assertThat(verify(connection).verdict()).isEqualTo(Verdict.BEHIND);
    assertThat(migrate(connection)).isEqualTo(1);
    assertThat(new DriftCheck(folder.changelog(), new FreshDatabases()).of(connection).all())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mixed", "CAPS", "user", "with space", "semi;colon", "Brötchen"})
  void ofAService(String schema) throws SQLException {
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create schema " + quoted(schema));
      Disposable.execute(connection, "set search_path = " + quoted(schema));
      allAgree(connection);
      assertThat(Disposable.tables(connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops", "Mixed", "user", "with space", "semi;colon", "Brötchen", "a\"b"})
  void ofLiquibaseAlone(String schema) throws SQLException {
    System.setProperty(SCHEMA, schema);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create schema " + quoted(schema));
      allAgree(connection);
      assertThat(Disposable.tables(connection)).containsExactly("crumbs", "flour");
    }
  }
}
