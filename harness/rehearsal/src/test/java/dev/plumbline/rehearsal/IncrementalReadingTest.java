package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.IncrementalCatalogReader;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.ChangeSetId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rehearsal reads what each changeSet touched, and sees what a reading of everything sees. */
class IncrementalReadingTest {

  private static final SearchPath SEARCH_PATH = SearchPath.of(Path.of("../.."));

  /** One of each format and manner. */
  @ParameterizedTest
  @ValueSource(strings = {"auth", "inventory", "orders", "production", "forecasting"})
  void seesWhatAReadingOfEverythingSees(String service) throws SQLException {
    Migrator migrator = new Migrator(Changelog.locate(service, SEARCH_PATH)).onDisposable();
    try (Connection connection = Disposable.database();
        Connection observer = Disposable.again(connection)) {
      Comparison comparison = new Comparison(observer);
      migrator.migrate(connection, comparison);
      migrator.rollback(connection, comparison.applied, comparison);

      assertThat(comparison.applied).isPositive();
      assertThat(comparison.rolledBack).isEqualTo(comparison.applied);
    }
  }

  private static final class Comparison implements MigrationListener {

    private final IncrementalCatalogReader reader = new IncrementalCatalogReader();
    private final Connection observer;
    private int applied;
    private int rolledBack;

    Comparison(Connection observer) {
      this.observer = observer;
    }

    @Override
    public void applied(ChangeSetRun run, Connection connection) throws SQLException {
      compare(run.id());
      applied++;
    }

    @Override
    public void rolledBack(ChangeSetId changeSet, Duration elapsed, Connection connection)
        throws SQLException {
      compare(changeSet);
      rolledBack++;
    }

    private void compare(ChangeSetId changeSet) throws SQLException {
      assertThat(reader.read(observer))
          .as(changeSet.toString())
          .isEqualTo(CatalogReader.read(observer));
    }
  }
}
