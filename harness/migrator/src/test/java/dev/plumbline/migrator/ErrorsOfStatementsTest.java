package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.servers.Disposable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the errors that a driver hands over is the one that counts. */
class ErrorsOfStatementsTest {

  private static ChangelogFolder loading(Path dir, String rows) {
    return new ChangelogFolder(dir)
        .withYaml(
            """
              - changeSet:
                  id: 0
                  author: a
                  changes:
                    - sql:
                        sql: create table loaves (id int primary key, name text)
              - changeSet:
                  id: 1
                  author: a
                  changes:
                    - loadData:
                        file: loaves.csv
                        relativeToChangelogFile: true
                        tableName: loaves
                        usePreparedStatements: true
            """)
        .with("loaves.csv", "id,name\n" + rows);
  }

  private static ChangeSetFailedException failure(ChangelogFolder folder, Connection connection) {
    ChangeSetFailedException failure =
        catchThrowableOfType(
            ChangeSetFailedException.class,
            () -> new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE));
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void isTheFirstOneOfABatch(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = loading(dir, "1,rye\n2,wheat\n1,oat\n");
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException failure = failure(folder, connection);

      assertThat(failure.sqlState()).contains("23505");
      assertThat(failure.reason())
          .contains("duplicate key value violates unique constraint")
          .doesNotContain("current transaction is aborted");
    }
  }

  @Test
  void isTriedAgainIfItIsForWantOfALock(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder = loading(dir, "1,rye\n2,wheat\n");
    List<String> reasons = new ArrayList<>();
    try (Connection connection = Disposable.database();
        Connection blocker = Disposable.again(connection)) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Disposable.execute(
          connection, "truncate loaves; delete from databasechangelog where id = '1'");
      blocker.setAutoCommit(false);
      Disposable.execute(blocker, "lock table loaves in exclusive mode");
      new Migrator(folder.changelog())
          .with(MigrationOptions.DEFAULTS.withLockTimeout(Duration.ofMillis(100)))
          .migrate(
              connection,
              new MigrationListener() {
                @Override
                public void retrying(LockRetry retry) {
                  reasons.add(retry.reason());
                  try {
                    blocker.rollback();
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                }
              });

      assertThat(reasons).hasSize(1);
      assertThat(reasons.get(0)).contains("lock timeout");
      assertThat(Disposable.query(connection, "select id from loaves order by 1"))
          .containsExactly("1", "2");
    }
  }

  /** The server cannot reach another one; its own session goes on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create subscription s connection 'host=127.0.0.1 port=1 dbname=x' publication p | 08006",
        "do $$ begin raise exception 'no publisher' using errcode = '08001'; end $$ | 08001",
        "do $$ begin raise exception 'shut down' using errcode = '57P01'; end $$ | 57P01"
      })
  void isNotOursIfItIsOfAnotherServer(String statement, String state, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:1 runInTransaction:false splitStatements:false\n"
                    + statement
                    + "\n--changeset a:2\ncreate table done (id int);\n");
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException first = failure(folder, connection);
      ChangeSetFailedException second = failure(folder, connection);

      assertThat(first.isOfStatement()).isTrue();
      assertThat(first.sqlState()).contains(state);
      assertThat(first)
          .hasMessageContaining("Correct this statement, or what stands in its way")
          .hasMessageNotContaining("Migrate again: it continues here");
      assertThat(second).hasMessage(first.getMessage());
    }
  }

  @Test
  void isOursIfTheSessionIsGone(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql("--changeset a:1\nselect pg_terminate_backend(pg_backend_pid());\n");
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException failure = failure(folder, connection);

      assertThat(failure.isOfStatement()).isFalse();
      assertThat(failure).hasMessageEndingWith("Migrate again: it continues here.");
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void isTheStatementsOwnWhereItWaitsForRows(boolean transaction, @TempDir Path dir)
      throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                """
                --changeset a:0
                create table loaves (id int);
                --changeset a:1 runInTransaction:%s
                copy loaves from stdin;
                """
                    .formatted(transaction));
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException failure = failure(folder, connection);

      assertThat(failure.isOfStatement()).isTrue();
      assertThat(failure).hasMessageContaining("use loadData, or INSERT.");
    }
  }
}
