package dev.plumbline.spring.test;

import dev.plumbline.junit.LastingDatabase;
import dev.plumbline.migrator.MigrationException;
import dev.plumbline.postgres.Database;
import java.sql.SQLException;

/** The database that stays between local runs of an application. */
final class LocalDatabase implements DatabaseSource {

  static final String RECREATE = "plumbline.local.recreate";

  private static final System.Logger LOG = System.getLogger(LocalDatabase.class.getName());

  private final MigratedService service;
  private final boolean anew;

  LocalDatabase(MigratedService service, boolean anew) {
    this.service = service;
    this.anew = anew;
  }

  @Override
  public Database take() {
    String name = service.changelog().service();
    try {
      LastingDatabase found = LastingDatabase.of(service.changelog(), anew);
      LOG.log(
          System.Logger.Level.INFO,
          "Local database of {0}, {1}:\n  {2}",
          name,
          found.applied() == 0
              ? "up to date"
              : "migrated just now (changeSets applied: " + found.applied() + ")",
          found.howToConnect());
      return found.database();
    } catch (MigrationException e) {
      throw new IllegalStateException(
          "The local database of "
              + name
              + " cannot be migrated. "
              + e.getMessage()
              + "\nTo begin with an empty one, start once with --"
              + RECREATE
              + "=true; its rows are lost.",
          e);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Cannot connect to the local database of " + name + ": " + e.getMessage(), e);
    }
  }

  /** It stays. */
  @Override
  public void giveBack(Database database) {}

  /** There are no tests. */
  @Override
  public void failed(Database database, Throwable failure) {}
}
