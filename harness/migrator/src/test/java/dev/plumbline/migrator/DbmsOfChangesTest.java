package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change with a {@code dbms} of its own is part of its changeSet's checksum. */
class DbmsOfChangesTest {

  private static String view(boolean runOnChange, int value) {
    return """
      - changeSet:
          id: 1
          author: a
          runOnChange: %s
          changes:
            - sql:
                dbms: postgresql
                sql: create or replace view numbers as select %d as number
    """
        .formatted(runOnChange, value);
  }

  @Test
  void anEditedOneIsAppliedAgain(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(view(true, 1));
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withYaml(view(true, 2));

      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);

      assertThat(Disposable.query(connection, "select number from numbers")).containsExactly("2");
    }
  }

  @Test
  void anEditedOneThatIsAppliedOnceIsRefused(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = new ChangelogFolder(dir).withYaml(view(false, 1));
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      folder.withYaml(view(false, 2));

      assertThatExceptionOfType(MigrationRefusedException.class)
          .isThrownBy(
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE))
          .satisfies(
              e ->
                  assertThat(e.findings())
                      .extracting(Finding::code)
                      .containsExactly(FindingCode.CHANGESET_CHANGED));
    }
  }
}
