package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.Masked;
import dev.plumbline.servers.Disposable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a library's migrator throws is logged by its caller, causes and all. */
class SecretsOfChangelogsTest {

  private static final String SECRET = "Tr0ub4dor-3x";

  private static String everythingThatIsLogged(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create role pg_x password 'Tr0ub4dor-3x'",
        "alter role nobody_at_all with encrypted password $$Tr0ub4dor-3x$$",
        "create subscription s connection 'host=127.0.0.1 port=1 password=Tr0ub4dor-3x' publication p",
        "do $x$ begin raise exception 'cannot reach %', 'postgresql://me:Tr0ub4dor-3x@host/db'; end $x$",
        "insert into nowhere values ('${dbPassword}')",
        "select '${dbPassword}'::int"
      })
  void areNotShown(String statement, @TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir)
            .withSql(
                "--changeset a:1 runInTransaction:false splitStatements:false\n"
                    + statement
                    + "\n");
    Migrator migrator =
        new Migrator(folder.changelog().withParameters(Map.of("dbPassword", SECRET)));
    try (Connection connection = Disposable.database()) {
      ChangeSetFailedException failed =
          catchThrowableOfType(
              ChangeSetFailedException.class,
              () -> migrator.migrate(connection, MigrationListener.NONE));

      assertThat(failed).isNotNull();
      assertThat(everythingThatIsLogged(failed)).doesNotContain(SECRET).contains("***");
      assertThat(failed.reason()).doesNotContain(SECRET);
      assertThat(String.valueOf(failed.statement())).doesNotContain(SECRET);
      assertThat(failed.sqlState()).isPresent();
    }
  }

  /** What has no secret in it stays the exception that it was. */
  @Test
  void causesWithoutASecretAreLeftAlone(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\ninsert into nowhere values (1);\n");
    try (Connection connection = Disposable.database()) {
      assertThat(
              catchThrowableOfType(
                  ChangeSetFailedException.class,
                  () ->
                      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE)))
          .hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class);
    }
  }

  @Test
  void causesInACircleEnd() {
    SQLException one = new SQLException("alter role a password 'S3cret'", "42704");
    SQLException other = new SQLException("because of that", one);
    one.initCause(other);

    assertThat(Masked.cause(one))
        .hasMessage("alter role a password '***'")
        .cause()
        .hasMessage("because of that")
        .hasNoCause();
  }
}
