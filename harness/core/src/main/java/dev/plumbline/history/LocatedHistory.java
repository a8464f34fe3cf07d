package dev.plumbline.history;

import dev.plumbline.text.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Where Liquibase's two tables are in a database. Names are as PostgreSQL stores them. Immutable.
 *
 * @param schema of both, or null if there is none to create them in
 * @param table the history
 * @param lockTable the table with the lock row
 * @param home the schema of the service, in which its unqualified tables are created, or null
 */
public record LocatedHistory(
    @Nullable String schema, String table, String lockTable, @Nullable String home) {

  /** The history's table for SQL, quoted. */
  public String quotedTable() {
    return qualified(table);
  }

  /** The lock table for SQL, quoted. */
  public String quotedLockTable() {
    return qualified(lockTable);
  }

  private String qualified(String name) {
    return schema == null ? SqlIdentifier.of(name) : SqlIdentifier.of(schema, name);
  }

  /** The lock table for people: quoted only where it would mean another one without. */
  public String printedLockTable() {
    return printed(lockTable);
  }

  /** The history's table for people: quoted only where it would mean another one without. */
  @Override
  public String toString() {
    return printed(table);
  }

  private String printed(String name) {
    return schema == null ? SqlIdentifier.readable(name) : SqlIdentifier.readable(schema, name);
  }
}
