package dev.plumbline.benchmarks.contracts;

import dev.plumbline.benchmarks.handout.LiquibaseUpdate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** Stock Liquibase's update in a JVM of its own. */
final class UpdateMain {

  private UpdateMain() {}

  /** URL, user, password, and the changelog's path on the class path. */
  public static void main(String... arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    database.setUser(arguments[1]);
    database.setPassword(arguments[2]);
    LiquibaseUpdate.apply(arguments[3], database);
  }
}
