package dev.plumbline.changelog;

import dev.plumbline.text.Secrets;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.Scope;
import liquibase.ui.LoggerUIService;

/**
 * In which Liquibase works on behalf of a changelog, from entering it to closing it: quietly, with
 * the changelog's files and its secrets, and once at a time in this JVM, because its registries of
 * executors and history services are shared by all threads. A thread that comes while another is at
 * work waits. Scopes may be nested; each is closed by the thread that entered it.
 */
public final class LiquibaseScope implements AutoCloseable {

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  /** Where, in Liquibase's scope, the secrets of the changelog are that is being worked with. */
  private static final String SECRETS = "dev.plumbline.secrets";

  private final String id;

  private LiquibaseScope(String id) {
    this.id = id;
  }

  /** Enters a scope for that changelog; waits until no other thread is in one. */
  public static LiquibaseScope enter(Changelog changelog) {
    ONE_AT_A_TIME.lock();
    boolean entered = false;
    try {
      LiquibaseScope scope = new LiquibaseScope(Scope.enter(settings(changelog)));
      entered = true;
      return scope;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Liquibase cannot begin a scope", e);
    } finally {
      if (!entered) {
        ONE_AT_A_TIME.unlock();
      }
    }
  }

  @Override
  public void close() {
    try {
      Scope.exit(id);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Liquibase cannot end a scope", e);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

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
