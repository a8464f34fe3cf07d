package dev.plumbline.migrator;

import dev.plumbline.text.Secrets;
import java.sql.Connection;
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

  /** Where, in Liquibase's scope, the secrets of the changelog are that is being worked with. */
  private static final String SECRETS = "dev.plumbline.secrets";

  private LiquibaseScope() {}

  /**
   * Those of the changelog that is being worked with; others are known by their place in a text.
   */
  static Secrets secrets() {
    Secrets secrets = Scope.getCurrentScope().get(SECRETS, Secrets.class);
    return secrets == null ? new Secrets() : secrets;
  }

  private static Secrets secrets(Changelog changelog) {
    Secrets secrets = new Secrets();
    changelog
        .parameters()
        .forEach(
            (name, value) -> {
              if (Secrets.isSecretName(name)) {
                secrets.add(value);
              }
              secrets.addFrom(value);
            });
    return secrets;
  }

  /** What is to be done with a changelog. */
  interface Work<T> {
    T on(ParsedChangelog parsed) throws LiquibaseException, SQLException;
  }

  /**
   * Parses the changelog for any database, works with it, and turns what Liquibase and the driver
   * throw into our own exceptions. Nothing of it may be run.
   *
   * @param doing what, as in "the database failed while …"
   */
  static <T> T with(Changelog changelog, String doing, Work<T> work) {
    return within(
        changelog,
        doing,
        resources -> work.on(ParsedChangelog.parse(changelog, resources, ImaginedDatabase.USUAL)));
  }

  /**
   * The same for the database of that connection, whose names and versions the changelog may use.
   */
  static <T> T with(Changelog changelog, Connection connection, String doing, Work<T> work) {
    return within(changelog, doing, resources -> work.on(parse(changelog, resources, connection)));
  }

  /** Reading asks the database, too, and so meets a pooler before the preflight does. */
  private static ParsedChangelog parse(
      Changelog changelog, ChangelogResources resources, Connection connection)
      throws LiquibaseException, SQLException {
    try {
      return ParsedChangelog.parse(changelog, resources, connection);
    } catch (SQLException | LiquibaseException e) {
      Pooler.refuseByTransaction(changelog.service(), e, connection);
      throw e;
    }
  }

  private interface Parsing<T> {
    T from(ChangelogResources resources) throws LiquibaseException, SQLException;
  }

  private static <T> T within(Changelog changelog, String doing, Parsing<T> parsing) {
    ChangelogResources resources = new ChangelogResources(changelog.searchPath());
    ONE_AT_A_TIME.lock();
    try {
      return Scope.child(
          settings(changelog, resources), () -> explained(changelog, doing, resources, parsing));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Scope.child threw what its action cannot throw", e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  /** Within the scope, which knows the secrets that exceptions must not show. */
  private static <T> T explained(
      Changelog changelog, String doing, ChangelogResources resources, Parsing<T> parsing) {
    try {
      return parsing.from(resources);
    } catch (SQLException e) {
      Pooler.refuseByStatement(changelog.service(), e);
      throw DatabaseUnusableException.of(changelog.service(), doing, e);
    } catch (LiquibaseException e) {
      Pooler.refuseByStatement(changelog.service(), e);
      throw DatabaseUnusableException.of(changelog.service(), doing, e);
    }
  }

  private static Map<String, Object> settings(Changelog changelog, ChangelogResources resources) {
    return Map.of(
        SECRETS,
        secrets(changelog),
        Scope.Attr.resourceAccessor.name(),
        resources,
        // whether a change is meant for PostgreSQL is asked of it, and counts for checksums
        Scope.Attr.database.name(),
        ImaginedDatabase.USUAL,
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
