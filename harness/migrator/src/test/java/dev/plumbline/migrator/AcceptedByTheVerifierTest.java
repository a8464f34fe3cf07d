package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.changelog.RecordedRevision;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier accepts what a migration ends well with, and nothing that a migration refuses. */
class AcceptedByTheVerifierTest {

  private static final String TABLE =
      """
        - changeSet:
            id: table
            author: a
            changes: [{sql: create table t (a int)}]
      """;

  private static String changeSet(String changes) {
    return TABLE
        + """
            - changeSet:
                id: elsewhere
                author: a
                changes: %s
          """
            .formatted(changes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{sql: {dbms: oracle, sql: create table never (a int)}}]",
        "[{sql: {dbms: '!postgresql', sql: create table never (a int)}}]",
        "[{sql: {dbms: 'h2, mysql', sql: create table never (a int)}}]",
        "[{sql: {dbms: none, sql: create table never (a int)}}]",
        "[{createProcedure: {dbms: oracle, procedureText: create procedure p() as begin end}}]",
        "[{insert: {dbms: h2, tableName: t, columns: [{column: {name: a, value: 1}}]}}]",
        "[{executeCommand: {executable: never, os: Windows 11}}]",
      })
  void aChangeForOthersOnly(String changes, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(changeSet(changes));
    try (Connection connection = Disposable.database()) {
      Stock.update(dir, folder.changelog(), connection);
      assertAccepted(folder, connection);
      Stock.reset(connection);

      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertThat(Disposable.query(connection, "select id from databasechangelog"))
          .containsExactly("table");
      assertAccepted(folder, connection);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
    }
  }

  /** Of several changes, those for others are left out, and the changeSet counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{sql: {dbms: oracle, sql: create table never (a int)}}, {sql: {dbms: h2, sql: nor this}}]",
        "[{sql: {dbms: oracle, sql: create table never (a int)}}, {sql: create table u (a int)}]"
      })
  void amongSeveralItCounts(String changes, @TempDir Path dir) throws Exception {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(TABLE);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withYaml(changeSet(changes));

      assertThat(new Verifier(folder.changelog().revision()).verify(connection).verdict())
          .isEqualTo(Verdict.BEHIND);
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      assertAccepted(folder, connection);
    }
  }

  private static void assertAccepted(ChangelogFolder folder, Connection connection)
      throws Exception {
    Revision imagined = folder.changelog().revision();
    assertThat(new Verifier(imagined).verify(connection).verdict()).isEqualTo(Verdict.READY);
    assertThat(
            new Verifier(new Migrator(folder.changelog()).revision(connection))
                .verify(connection)
                .verdict())
        .isEqualTo(Verdict.READY);
    RecordedRevision recorded = RecordedRevision.of(folder.changelog().read());
    assertThat(RecordedRevision.parse(recorded.toText()).revision()).isEqualTo(imagined);
  }

  /** As stock Liquibase: the row's, the changeSet's own, or none. */
  @ParameterizedTest
  @CsvSource({
    "THE_ROWS, true",
    "ANY, true",
    "1:any, true",
    "THE_CHANGELOGS, true",
    "9:00000000000000000000000000000000, false",
    "8:00000000000000000000000000000000, false",
  })
  void validChecksums(String valid, boolean accepted, @TempDir Path dir) throws Exception {
    String old = "--changeset a:1\ncreate table t (a int);\n";
    ChangelogFolder folder = new ChangelogFolder(dir).withSql(old);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      String edited = old.replace("int", "bigint");
      String row = checksum(folder);
      String now = checksum(folder.withSql(edited));
      String sum = valid.replace("THE_ROWS", row).replace("THE_CHANGELOGS", now);
      folder.withSql(edited.replace("\n", "\n--validCheckSum: " + sum + "\n"));

      assertJudgedAsByStock(accepted, folder, dir, connection);
    }
  }

  /** As an older Liquibase has written them: the changeSet's own, or another. */
  @ParameterizedTest
  @CsvSource({
    "THE_OLD, int, true",
    "THE_OLD, bigint, false",
    "8:00000000000000000000000000000000, int, false"
  })
  void checksumsOfOlderAlgorithms(String row, String type, boolean accepted, @TempDir Path dir)
      throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\ncreate table t (a int);\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      String old = folder.changelog().revision().olderChecksums().values().iterator().next();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "update databasechangelog set md5sum = '" + row.replace("THE_OLD", old) + "'");
      }
      folder.withSql("--changeset a:1\ncreate table t (a %s);\n".formatted(type));

      assertJudgedAsByStock(accepted, folder, dir, connection);
    }
  }

  private static void assertJudgedAsByStock(
      boolean accepted, ChangelogFolder folder, Path dir, Connection connection) throws Exception {
    RecordedRevision recorded = RecordedRevision.of(folder.changelog().read());
    assertThat(RecordedRevision.parse(recorded.toText())).isEqualTo(recorded);
    assertThat(recorded.revision()).isEqualTo(folder.changelog().revision());
    assertThat(new Verifier(recorded.revision()).verify(connection).verdict())
        .isEqualTo(accepted ? Verdict.READY : Verdict.CHANGED);
    MigrationRefusedException refused =
        catchThrowableOfType(
            MigrationRefusedException.class,
            () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE));
    assertThat(refused == null).isEqualTo(accepted);
    assertThat(Stock.accepts(dir, folder.changelog(), connection)).isEqualTo(accepted);
  }

  private static String checksum(ChangelogFolder folder) {
    return String.valueOf(folder.changelog().revision().changeSets().get(0).checksum());
  }

  /** Liquibase would skip the second in silence, and refuse the next run. */
  @ParameterizedTest
  @CsvSource({"one:a, ONE:a", "one:a, one:A", "straße:ü, STRAßE:Ü"})
  void onlyCaseTellsThemApart(String first, String second, @TempDir Path dir) throws Exception {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml(
                named(first, "create table t1 (a int)") + named(second, "create table t2 (a int)"));

    InvalidChangelogException invalid =
        catchThrowableOfType(InvalidChangelogException.class, () -> folder.changelog().revision());

    assertThat(invalid.findings().all())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CHANGESET_DUPLICATE);
    assertThat(invalid)
        .hasMessageContaining(
            new ChangeSetId(
                    "changelogs/shop/changelog.yaml",
                    second.split(":", -1)[0],
                    second.split(":", -1)[1])
                .toString())
        .hasMessageContaining("ignoring case");
  }

  private static String named(String key, String sql) {
    String[] parts = key.split(":", -1);
    return "  - changeSet: {id: %s, author: %s, changes: [{sql: %s}]}\n"
        .formatted(parts[0], parts[1], sql);
  }

  @Test
  void filesThatOnlyCaseTellsApart(@TempDir Path dir) {
    String one = "--liquibase formatted sql\n--changeset a:1\nselect 1;\n";
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withYaml("  - includeAll: {path: changelogs/shop/all}\n")
            .with("all/v1.sql", one)
            .with("all/V1.sql", one);

    assertThat(
            catchThrowableOfType(
                InvalidChangelogException.class, () -> folder.changelog().revision()))
        .hasMessageContaining("CHANGESET_DUPLICATE");
  }
}
