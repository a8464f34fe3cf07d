package dev.plumbline.verification;

/**
 * How migrators exclude one another: by an advisory lock of the session, which ends with the
 * session, and by the row that stock Liquibase looks at.
 */
public final class MigratorLock {

  /**
   * The key of the advisory lock, the same in every database, because PostgreSQL keeps the advisory
   * locks of databases apart: the eight ASCII characters {@code plumblin}, read as one big-endian
   * number, so that nobody else is likely to use it.
   */
  public static final long KEY = 0x706c_756d_626c_696eL;

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

  private MigratorLock() {}

  /** The condition on {@code pg_locks} for the lock in the current database, whoever holds it. */
  public static String condition() {
    return "locktype = 'advisory' and granted and objsubid = 1 and classid = "
        + (KEY >>> 32)
        + " and objid = "
        + (KEY & 0xffff_ffffL)
        + " and database = (select oid from pg_database where datname = current_database())";
  }
}
