package dev.plumbline.verification;

import dev.plumbline.history.LocatedHistory;

/**
 * How migrators exclude one another: by advisory locks of the session, which end with the session,
 * and by the row that stock Liquibase looks at.
 *
 * <p>There is one lock for each history, since services or tenants that have schemas of their own
 * in one database may be migrated side by side. And there is one for the database, which all
 * migrators share, and which only those hold alone who change everything in it.
 *
 * @param number of the history, the second half of the lock's key
 */
public record MigratorLock(int number) {

  /**
   * The key of the lock that all migrators of a database share, the same in every database, because
   * PostgreSQL keeps the advisory locks of databases apart: the eight ASCII characters {@code
   * plumblin}, read as one big-endian number, so that nobody else is likely to use it.
   */
  public static final long KEY = 0x706c_756d_626c_696eL;

  /** The first half of the keys of histories' locks: {@code plum}. */
  private static final int FIRST_HALF = (int) (KEY >>> 32);

  /**
   * What the migrator's text in {@code databasechangeloglock.lockedby} begins with. A row like that
   * means nothing unless somebody holds the advisory lock.
   */
  public static final String ROW_PREFIX = "plumbline ";

  /**
   * What the migrator's notes in {@code databasechangeloglock.lockedby} begin with, each about a
   * changeSet without a transaction that has been begun, and has no row in the history yet.
   */
  public static final String UNFINISHED_PREFIX = ROW_PREFIX + "unfinished ";

  private static final String HERE =
      "l.locktype operator(pg_catalog.=) 'advisory'::pg_catalog.text and l.granted"
          + " and l.database operator(pg_catalog.=) (select d.oid from pg_catalog.pg_database as d"
          + " where d.datname operator(pg_catalog.=) pg_catalog.current_database())"
          + " and l.classid operator(pg_catalog.=) "
          + (KEY >>> 32)
          + "::pg_catalog.oid";

  /** The lock of a history, wherever it is. */
  public static MigratorLock of(LocatedHistory history) {
    return new MigratorLock((history.schema() + "." + history.table()).hashCode());
  }

  /**
   * The condition on {@code pg_locks as l} for any migrator in the current database, whoever it is.
   */
  public static String anyMigrator() {
    return HERE + ofDatabase();
  }

  /**
   * The condition on {@code pg_locks as l} for whoever keeps migrators of this history out: its
   * migrator, or somebody who has the database for himself.
   */
  public String condition() {
    return HERE
        + " and l.mode operator(pg_catalog.=) 'ExclusiveLock'::pg_catalog.text and (("
        + "l.objsubid operator(pg_catalog.=) 2::pg_catalog.int2 and l.objid operator(pg_catalog.=) "
        + Integer.toUnsignedString(number)
        + "::pg_catalog.oid) or (true"
        + ofDatabase()
        + "))";
  }

  private static String ofDatabase() {
    return " and l.objsubid operator(pg_catalog.=) 1::pg_catalog.int2"
        + " and l.objid operator(pg_catalog.=) "
        + (KEY & 0xffff_ffffL)
        + "::pg_catalog.oid";
  }

  /** The key, as the arguments of PostgreSQL's functions for advisory locks. */
  public String key() {
    return FIRST_HALF + ", " + number;
  }
}
