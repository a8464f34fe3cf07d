package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preconditions that cannot be checked, because their own statement fails. */
class FailedPreconditionsTest {

  @ParameterizedTest
  @CsvSource({
    "--precondition-sql-check expectedResult:0 select count(*) from nowhere,42P01",
    "--precondition-sql-check expectedResult:0 select 1/0,22012"
  })
  void sayThatTheyAreWhatFailed(String precondition, String state, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:1
                --preconditions onFail:MARK_RAN
                %s
                create table loaves (id int);
                """
                    .formatted(precondition));
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException failure =
          catchThrowableOfType(
              ChangeSetFailedException.class,
              () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE));

      assertThat(failure.sqlState()).contains(state);
      assertThat(failure.reason()).startsWith("Its preconditions cannot be checked: ERROR: ");
      assertThat(failure.statement()).contains(precondition.replaceFirst(".*:0 ", ""));
    }
  }
}
