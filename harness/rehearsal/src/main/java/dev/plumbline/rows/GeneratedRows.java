package dev.plumbline.rows;

import static java.util.Objects.requireNonNull;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rows for the tables of a schema, made on the server, of which every constraint holds.
 *
 * <p>The same schema, kind, number and seed give the same rows, on every version of PostgreSQL,
 * unless triggers or defaults of the schema's own decide otherwise. Immutable; may be used by
 * several threads.
 */
public final class GeneratedRows {

  /** What the rows are for. */
  public enum Kind {
    /**
     * Rows on which changes succeed, to be measured: distinct in each column as far as its type and
     * its constraints go, in whatever case, without NULL, small and positive; text is a number, a
     * timestamp is noon. Sequences that columns draw from stand behind the rows.
     */
    PLAIN,
    /**
     * Rows on which changes fail where the constraints allow it: NULLs, values at the ends of their
     * types, values that are equal, or equal but for case, blanks, fractions, rows without a parent
     * where a foreign key is not valid. Sequences stand where they stood, before the keys in use.
     */
    HOSTILE
  }

  /**
   * What has been filled.
   *
   * @param rows of each table and partition, those included that were there before; of a
   *     partitioned table those of its partitions
   * @param unfilled tables and partitions without any row, in alphabetical order
   */
  public record Filled(Map<QualifiedName, Long> rows, List<Unfilled> unfilled) {
    public Filled {
      rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
      unfilled = List.copyOf(unfilled);
    }
  }

  /**
   * A table that has no rows.
   *
   * @param table or partition
   * @param reason in the server's words where it refused the rows
   */
  public record Unfilled(QualifiedName table, String reason) {}

  /** Enough to refer to, and for whatever a trigger or a function looks up. */
  static final int FEW = 20;

  private final Schema schema;
  private final Kind kind;
  private final int rows;
  private final long seed;
  private final Predicate<QualifiedName> fully;

  private GeneratedRows(
      Schema schema, Kind kind, int rows, long seed, Predicate<QualifiedName> fully) {
    this.schema = requireNonNull(schema, "schema");
    this.kind = requireNonNull(kind, "kind");
    this.rows = rows;
    this.seed = seed;
    this.fully = fully;
  }

  /**
   * Rows for that schema.
   *
   * @param rows for each table; fewer where its constraints do not allow as many. Those of a
   *     partitioned table are spread over its partitions
   * @param seed decides the values
   * @throws IllegalArgumentException if {@code rows} is not positive
   */
  public static GeneratedRows of(Schema schema, Kind kind, int rows, long seed) {
    if (rows < 1) {
      throw new IllegalArgumentException("There must be rows to generate, not " + rows);
    }
    return new GeneratedRows(schema, kind, rows, seed, table -> true);
  }

  /**
   * The same, with that many rows only in some tables, and {@value #FEW} at most in all others.
   *
   * @param tables to fill fully, by the names of the tables that partitions belong to
   */
  public GeneratedRows fully(Set<QualifiedName> tables) {
    return new GeneratedRows(schema, kind, rows, seed, Set.copyOf(tables)::contains);
  }

  /**
   * Fills each table that is empty, in a transaction of its own, and analyzes it. Tables with rows
   * stay as they are; new rows refer to those. Materialized views that have been filled are
   * refreshed.
   *
   * <p>What the server refuses is tried with other values, and reported when none is left.
   *
   * @param connection to a database of that schema that may be thrown away, in auto-commit mode, as
   *     the owner of the tables; it is in that mode again afterwards
   * @throws IllegalStateException if the connection is in a transaction of the caller's
   * @throws SQLException if the server fails; nothing has been written then
   */
  public Filled fill(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException(
          "Rows are generated in a transaction of their own: set auto-commit before.");
    }
    Session session = new Session(connection);
    try {
      session.begin();
      Filled filled = new Fill(session, schema, kind, rows, seed, fully).run();
      connection.commit();
      return filled;
    } finally {
      if (!connection.isClosed() && !connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
