package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.LiquibaseVersion;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines, tags, targets of rollbacks, the history, and changeSets out of order. */
class StatesTest {

  private static final String THREE =
      """
        - changeSet:
            id: 1
            author: a
            changes:
              - createTable:
                  tableName: loaves
                  columns: [{column: {name: id, type: int}}]
        - changeSet:
            id: 2
            author: a
            changes:
              - tagDatabase: {tag: first}
        - changeSet:
            id: 3
            author: a
            changes:
              - createTable:
                  tableName: crumbs
                  columns: [{column: {name: id, type: int}}]
      """;

  private static final String LATE =
      """
        - changeSet:
            id: 1b
            author: a
            changes:
              - sql: {sql: create table late (id int)}
      """;

  private static ChangeSetId id(String id) {
    return new ChangeSetId("changelogs/shop/changelog.yaml", id, "a");
  }

  private static Verdict verdict(ChangelogFolder folder, Connection connection) {
    return new Verifier(folder.changelog().revision()).verify(connection).verdict();
  }

  @Test
  void aBaselineRecordsWithoutRunning(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create table loaves (id int); create table crumbs (id int)");
      List<ChangeSetId> recorded =
          new Migrator(folder.changelog())
              .baseline(connection, BaselineTarget.head(), MigrationListener.NONE);

      assertThat(recorded).containsExactly(id("1"), id("2"), id("3"));
      assertThat(verdict(folder, connection)).isEqualTo(Verdict.READY);
      assertThat(Migrator.history(connection))
          .extracting(HistoryEntry::tag)
          .containsExactly(null, "first", null);
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog())
                      .baseline(connection, BaselineTarget.head(), MigrationListener.NONE))
          .withMessageContaining("It has a migration history");
    }
  }

  @Test
  void aBaselineMayEndAtAChangeSetOrTag(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    for (BaselineTarget target :
        List.of(BaselineTarget.changeSet(id("2")), BaselineTarget.tag("first"))) {
      try (Connection connection = Disposable.database()) {
        Disposable.execute(connection, "create table loaves (id int)");
        assertThat(
                new Migrator(folder.changelog())
                    .baseline(connection, target, MigrationListener.NONE))
            .containsExactly(id("1"), id("2"));
        assertThat(
                new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE).runs())
            .extracting(ChangeSetRun::id)
            .containsExactly(id("3"));
      }
    }
  }

  @Test
  void refusesABaselineThatCannotBeMeant(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog())
                      .baseline(connection, BaselineTarget.head(), MigrationListener.NONE))
          .withMessageContaining("There is nothing in it to record as applied");
      Disposable.execute(connection, "create table loaves (id int)");
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () ->
                  new Migrator(folder.changelog())
                      .baseline(connection, BaselineTarget.tag("v9"), MigrationListener.NONE))
          .withMessageStartingWith("shop: cannot baseline to a changeSet with tagDatabase v9");
      assertThat(Disposable.tables(connection)).containsExactly("loaves");
    }
  }

  @Test
  void rollsBackToATagAChangeSetOrADate(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    try (Connection connection = Disposable.database()) {
      Migrator migrator = new Migrator(folder.changelog());
      migrator.migrate(connection, MigrationListener.NONE);

      assertThat(rollback(migrator, connection, RollbackTarget.toTag("first")))
          .containsExactly(id("3"));
      migrator.migrate(connection, MigrationListener.NONE);
      assertThat(rollback(migrator, connection, RollbackTarget.toChangeSet(id("1"))))
          .containsExactly(id("3"), id("2"));
      LocalDateTime between = Objects.requireNonNull(Migrator.history(connection).get(0).applied());
      migrator.migrate(connection, MigrationListener.NONE);
      assertThat(rollback(migrator, connection, RollbackTarget.toDate(between)))
          .containsExactly(id("3"), id("2"));
      assertThat(rollback(migrator, connection, RollbackTarget.toDate(between))).isEmpty();
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> rollback(migrator, connection, RollbackTarget.toTag("v9")))
          .withMessage(
              "shop: asked to roll back to the tag v9, which is not in the history of this"
                  + " database. It has no tags. Nothing was rolled back.");
    }
  }

  private static List<ChangeSetId> rollback(
      Migrator migrator, Connection connection, RollbackTarget target) {
    return migrator.rollback(connection, target, MigrationListener.NONE);
  }

  @Test
  void tagsWhatWasAppliedLast(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    try (Connection connection = Disposable.database()) {
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(() -> new Migrator(folder.changelog()).tag(connection, "v1"));
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(new Migrator(folder.changelog()).tag(connection, "v1")).isEqualTo(id("3"));
      assertThat(Migrator.history(connection).get(2).tag()).isEqualTo("v1");
      assertThat(rollback(new Migrator(folder.changelog()), connection, RollbackTarget.toTag("v1")))
          .isEmpty();
    }
  }

  @Test
  void listsTheHistory(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    try (Connection connection = Disposable.database()) {
      assertThat(Migrator.history(connection)).isEmpty();
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      List<HistoryEntry> history = Migrator.history(connection);

      assertThat(history).extracting(HistoryEntry::id).containsExactly(id("1"), id("2"), id("3"));
      assertThat(history).extracting(HistoryEntry::order).containsExactly(1, 2, 3);
      assertThat(history).extracting(HistoryEntry::outcome).containsOnly("EXECUTED");
      assertThat(history)
          .extracting(HistoryEntry::deploymentId)
          .containsOnly(history.get(0).deploymentId());
      assertThat(history.get(0).checksum()).startsWith("9:");
      assertThat(history.get(0).description()).isEqualTo("createTable tableName=loaves");
      assertThat(history.get(0).liquibase()).isEqualTo(LiquibaseVersion.here());
    }
  }

  @Test
  void reportsWhatComesOutOfOrder(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(THREE);
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      int second = THREE.indexOf("  - changeSet:", 10);
      folder.withYaml(THREE.substring(0, second) + LATE + THREE.substring(second));
      Plan plan = new Migrator(folder.changelog()).plan(connection);
      MigrationResult result =
          new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(plan.outOfOrder()).containsExactly(id("1b"));
      assertThat(plan.toSql()).contains("--   out of order: changeSets after it have been applied");
      assertThat(result.outOfOrder()).containsExactly(id("1b"));
    }
  }

  @Test
  void namesTheFileOfAnEditedChangeSetAndTheWayOut(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1 logicalFilePath:elsewhere\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      String before = Migrator.history(connection).get(0).checksum();
      folder.withSql("--changeset a:1 logicalFilePath:elsewhere\nselect 2;\n");

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessageContaining("elsewhere::1::a")
          .withMessageContaining("accept the old one with validCheckSum " + before + ".")
          .withMessageContaining("It is declared in changelogs/shop/changelog.sql.");
    }
  }

  /** As Liquibase has it: only the checksums that are named are let pass. */
  @Test
  void refusesAnEditedChangeSetThatLetsAnotherChecksumPass(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1 logicalFilePath:x\nselect 1;\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      String before = Migrator.history(connection).get(0).checksum();

      folder.withSql(letting("9:00000000000000000000000000000000"));
      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .withMessageContaining("x::1::a");

      for (String good : new String[] {before, "ANY", "1:any"}) {
        folder.withSql(letting(good));
        assertThat(
                new Migrator(folder.changelog())
                    .migrate(connection, MigrationListener.NONE)
                    .isUpToDate())
            .isTrue();
      }
    }
  }

  private static String letting(String checksum) {
    return """
        --changeset a:1 logicalFilePath:x
        --validCheckSum: %s
        select 2;
        """
        .formatted(checksum);
  }
}
