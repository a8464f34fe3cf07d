package dev.plumbline.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.InvalidChangelogException;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Findings;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code src/test/resources/findings} is a case: the changelog of the service
 * "shop", what is found about it ({@code expected.txt}), and where a database has another history,
 * the changelog that was {@code applied} to it. {@code -Dplumbline.update-expected=true} writes
 * what is expected.
 */
class ChangelogFindingsTest {

  private static final Path CASES = Path.of("src/test/resources/findings");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsExactlyWhatTheCaseExpects(String name) throws IOException, SQLException {
    String findings = findings(CASES.resolve(name)).toText();

    Path expected = CASES.resolve(name).resolve("expected.txt");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.writeString(expected, findings);
    }
    assertThat(findings).isEqualTo(Files.readString(expected, UTF_8));
  }

  private static Findings findings(Path folder) throws SQLException {
    Changelog changelog = Changelog.locate("shop", SearchPath.of(folder));
    Path applied = folder.resolve("applied");
    try {
      return Files.exists(applied)
          ? history(changelog, Changelog.locate("shop", SearchPath.of(applied)))
          : rehearsal(new Rehearsal(changelog, new FreshDatabases()));
    } catch (InvalidChangelogException e) {
      return e.findings();
    }
  }

  private static Findings rehearsal(Rehearsal rehearsal) {
    RehearsedMigration migration = rehearsal.migrate();
    return migration
        .reading()
        .emptyFiles()
        .and(migration.withoutEffect())
        .and(rehearsal.rollbacks());
  }

  private static Findings history(Changelog changelog, Changelog applied) throws SQLException {
    try (Connection database = Disposable.database()) {
      new Migrator(applied).migrate(database, MigrationListener.NONE);
      return new Verifier(changelog.read().revision()).verify(database).findings();
    }
  }
}
