package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Finding;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rehearsals ask of the migrator. */
class DisposableRunTest {

  private static final String THREE =
      ChangelogFolder.TWO_TABLES
          + "--changeset a:3 runInTransaction:false\ninsert into crumbs values (1);\n";

  private ChangelogFolder folder;
  private Migrator migrator;

  @BeforeEach
  void changelog(@TempDir Path dir) {
    folder = new ChangelogFolder(dir).withSql(THREE);
    migrator = new Migrator(folder.changelog());
  }

  private static ChangeSetId id(String id) {
    return new ChangeSetId("changelogs/shop/changelog.sql", id, "a");
  }

  @Test
  void onlyTheChangeSetsThatItIsLimitedToAreApplied() throws SQLException {
    try (Connection connection = Disposable.database()) {
      Migrator limited = migrator.onDisposable().only(Set.of(id("2")));

      MigrationResult first = limited.migrate(connection, MigrationListener.NONE);
      MigrationResult again = limited.migrate(connection, MigrationListener.NONE);

      assertThat(first.runs()).extracting(ChangeSetRun::id).containsExactly(id("2"));
      assertThat(first.alreadyApplied()).isZero();
      assertThat(again.runs()).isEmpty();
      assertThat(again.alreadyApplied()).isEqualTo(1);
      assertThat(migrator.applied(connection)).containsExactly(id("2"));
      assertThat(Disposable.ownTables(connection)).containsExactly("crumbs");
      assertThat(migrator.migrate(connection, MigrationListener.NONE).outOfOrder())
          .containsExactly(id("1"));
    }
  }

  @Test
  void nothingIsAskedOfADisposableDatabase() throws SQLException {
    try (Connection connection = Disposable.database()) {
      Disposable.execute(connection, "create table others (id int)");
      assertThat(catchThrowable(() -> migrator.migrate(connection, MigrationListener.NONE)))
          .isInstanceOf(MigrationRefusedException.class);

      migrator.onDisposable().migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.ownTables(connection)).containsExactly("crumbs", "loaves", "others");
    }
  }

  @Test
  void whatIsAppliedIsSaidOnlyOfADatabaseThatTheChangelogMade(@TempDir Path dir)
      throws SQLException {
    Migrator other =
        new Migrator(
            new ChangelogFolder(dir).withSql("--changeset a:else\nselect 1;\n").changelog());
    try (Connection connection = Disposable.database()) {
      assertThat(migrator.applied(connection)).isEmpty();
      migrator.migrate(connection, MigrationListener.NONE);

      assertThat(migrator.applied(connection)).containsOnly(id("1"), id("2"), id("3"));
      MigrationRefusedException refused =
          catchThrowableOfType(MigrationRefusedException.class, () -> other.applied(connection));
      assertThat(refused).hasMessageContaining("UNMANAGED");
    }
  }

  @Test
  void whatHasNoWayBackIsSaidBeforeAnythingIsRolledBack() throws SQLException {
    try (Connection connection = Disposable.database()) {
      migrator.onDisposable().migrate(connection, MigrationListener.NONE);

      assertThat(migrator.withoutRollback(connection).findings())
          .extracting(Finding::subject)
          .containsExactly(id("3").toString());
      assertThat(migrator.only(Set.of(id("1"), id("2"))).withoutRollback(connection).findings())
          .isEmpty();
      assertThat(migrator.applied(connection)).hasSize(3);
    }
  }

  @Test
  void anObserverIsToldBeforeAndAfterEachChange() throws SQLException {
    List<String> seen = new ArrayList<>();
    ChangeSetObserver observer =
        new ChangeSetObserver() {
          @Override
          public void starting(Subject changeSet, Connection connection) throws SQLException {
            note("starting", changeSet, connection);
          }

          @Override
          public void changing(Subject changeSet, Connection connection) throws SQLException {
            note("changing", changeSet, connection);
          }

          @Override
          public void changed(Subject changeSet, boolean outside, Connection connection)
              throws SQLException {
            note(outside ? "changed outside" : "changed", changeSet, connection);
          }

          @Override
          public void ran(Subject changeSet, Connection connection) throws SQLException {
            note("ran " + changeSet.statements(), changeSet, connection);
          }

          private void note(String what, Subject changeSet, Connection connection)
              throws SQLException {
            seen.add(
                what
                    + " "
                    + changeSet.id().id()
                    + (changeSet.isRunInTransaction() ? " with " : " outside with ")
                    + Disposable.ownTables(connection).size());
          }
        };
    try (Connection connection = Disposable.database()) {
      assertThat(migrator.rehearse(connection, observer)).isEqualTo(folder.changelog().read());

      assertThat(seen)
          .containsExactly(
              "starting 1 with 0",
              "changing 1 with 0",
              "changed 1 with 1",
              "ran [create table loaves (id int)] 1 with 1",
              "starting 2 with 1",
              "changing 2 with 1",
              "changed 2 with 2",
              "ran [create table crumbs (id int)] 2 with 2",
              "starting 3 outside with 2",
              "changing 3 outside with 2",
              "changed 3 outside with 2",
              "ran [insert into crumbs values (1)] 3 outside with 2");
    }
  }

  @Test
  void anObserverThatThrowsEndsTheMigration() throws SQLException {
    ChangeSetObserver observer =
        new ChangeSetObserver() {
          @Override
          public void ran(Subject changeSet, Connection connection) throws SQLException {
            throw new SQLException("seen enough", "P0001");
          }
        };
    try (Connection connection = Disposable.database()) {
      DatabaseUnusableException thrown =
          catchThrowableOfType(
              DatabaseUnusableException.class,
              () -> migrator.forPurpose("looking closely").rehearse(connection, observer));

      assertThat(thrown).hasMessageContaining("while looking closely", "seen enough");
      assertThat(migrator.applied(connection)).containsExactly(id("1"));
    }
  }
}
