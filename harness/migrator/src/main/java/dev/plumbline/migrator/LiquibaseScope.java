package dev.plumbline.migrator;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.Scope;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;

/**
 * Runs Liquibase: quietly, and once at a time in this JVM, because its registries of executors and
 * history services are shared by all threads.
 */
final class LiquibaseScope {

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private LiquibaseScope() {}

  /** What is to be done with a changelog. */
  interface Work<T> {
    T on(ParsedChangelog parsed) throws LiquibaseException, SQLException;
  }

  /**
   * Parses the changelog, works with it, and turns what Liquibase and the driver throw into our own
   * exceptions.
   *
   * @param doing what, as in "the database failed while …"
   */
  static <T> T with(Changelog changelog, String doing, Work<T> work) {
    ChangelogResources resources = new ChangelogResources(changelog.searchPath());
    ONE_AT_A_TIME.lock();
    try {
      return Scope.child(
          settings(resources), () -> work.on(ParsedChangelog.parse(changelog, resources)));
    } catch (MigrationException e) {
      throw e;
    } catch (SQLException e) {
      throw DatabaseUnusableException.of(changelog.service(), doing, e);
    } catch (LiquibaseException e) {
      throw DatabaseUnusableException.of(changelog.service(), doing, e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Scope.child threw what its action cannot throw", e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private static Map<String, Object> settings(ChangelogResources resources) {
    return Map.of(
        Scope.Attr.resourceAccessor.name(),
        resources,
        Scope.Attr.logService.name(),
        new LiquibaseLog(),
        Scope.Attr.ui.name(),
        new LoggerUIService(),
        "liquibase.analytics.enabled",
        false,
        // a check meant for authors of Liquibase's extensions
        "liquibase.supportsMethodValidationLevel",
        "OFF");
  }
}
