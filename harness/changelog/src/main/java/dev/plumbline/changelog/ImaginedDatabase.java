package dev.plumbline.changelog;

import liquibase.database.core.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database that a changelog is read for where there is none. What Liquibase asks such
 * a database for, and makes parameters of, is what a real one could answer.
 *
 * <p>Never run anything on it, and never run what was read for it: its names and versions are not
 * those of the database that will be migrated.
 */
final class ImaginedDatabase extends PostgresDatabase {

  /** With PostgreSQL's own defaults. */
  static final ImaginedDatabase USUAL = new ImaginedDatabase("postgres", "public", 18, 0, false);

  /** Differs from the usual one in everything in which two databases may differ. */
  static final ImaginedDatabase OTHER = new ImaginedDatabase("other", "elsewhere", 14, 1, true);

  private final String name;
  private final String schema;
  private final int majorVersion;
  private final int minorVersion;
  private final boolean local;

  private ImaginedDatabase(
      String name, String schema, int majorVersion, int minorVersion, boolean local) {
    this.name = name;
    this.schema = schema;
    this.majorVersion = majorVersion;
    this.minorVersion = minorVersion;
    this.local = local;
  }

  @Override
  public String getDefaultCatalogName() {
    return name;
  }

  @Override
  public String getLiquibaseCatalogName() {
    return name;
  }

  @Override
  public String getDefaultSchemaName() {
    return schema;
  }

  @Override
  public String getLiquibaseSchemaName() {
    return schema;
  }

  @Override
  public int getDatabaseMajorVersion() {
    return majorVersion;
  }

  @Override
  public int getDatabaseMinorVersion() {
    return minorVersion;
  }

  @Override
  public String getDatabaseProductVersion() {
    return majorVersion + "." + minorVersion;
  }

  /** Liquibase asks whether the server runs on this machine. */
  @Override
  public boolean isSafeToRunUpdate() {
    return local;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
