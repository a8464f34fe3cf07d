package dev.plumbline.changelog;

import dev.plumbline.text.Secrets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import liquibase.Scope;
import liquibase.ui.LoggerUIService;

/**
 * Runs Liquibase: quietly, and once at a time in this JVM, because its registries of executors and
 * history services are shared by all threads. A thread that comes while another is at work waits.
 */
public final class LiquibaseScope {

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

  /**
   * Works with Liquibase on behalf of that changelog: with its files and its secrets. Scopes may be
   * nested.
   */
  public static <T> T within(Changelog changelog, Supplier<T> work) {
    ONE_AT_A_TIME.lock();
    try {
      return Scope.child(settings(changelog), work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Scope.child threw what its action cannot throw", e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  /** Where the scope looks for the changelog's files, and notes which are read. */
  static ChangelogResources resources() {
    return (ChangelogResources) Scope.getCurrentScope().getResourceAccessor();
  }

  private static Map<String, Object> settings(Changelog changelog) {
    return Map.of(
        SECRETS,
        secrets(changelog),
        Scope.Attr.resourceAccessor.name(),
        new ChangelogResources(changelog.searchPath()),
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
