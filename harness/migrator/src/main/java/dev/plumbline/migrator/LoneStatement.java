package dev.plumbline.migrator;

import dev.plumbline.migrator.StatementText.Segment;
import java.sql.Connection;
import java.sql.SQLException;
import liquibase.exception.DatabaseException;

/**
 * A statement that PostgreSQL runs outside of transactions only, so that no note can be written
 * together with it: what became of it after it was cut off must be found out by looking.
 */
interface LoneStatement {

  /** What has become of it. */
  enum Outcome {
    /** Nothing, or nothing that keeps it from being run again. */
    NOT_DONE,
    /** Something that {@link #complete} can bring to its end, but running it again cannot. */
    HALF_DONE,
    DONE,
    UNKNOWN
  }

  /** A statement about which only a person can say. */
  LoneStatement OPAQUE = (connection, before) -> Outcome.UNKNOWN;

  /** One that may be run as often as one likes. */
  LoneStatement REPEATABLE = (connection, before) -> Outcome.NOT_DONE;

  /** The statement of a segment, if it is one. */
  static LoneStatement of(Segment segment) {
    return segment.statements().size() == 1 ? of(segment.statements().get(0)) : OPAQUE;
  }

  private static LoneStatement of(SingleStatement statement) {
    return ConcurrentIndex.created(statement)
        .<LoneStatement>map(index -> index)
        .or(() -> Reindexing.of(statement))
        .or(() -> DetachedPartition.of(statement))
        .or(() -> NamedObject.of(statement))
        .or(() -> PublicationList.of(statement))
        .or(() -> PreparedTransaction.of(statement))
        .orElse(statement.isRepeatable() ? REPEATABLE : OPAQUE);
  }

  /** What the database is like before it, as far as that is needed to judge; without blanks. */
  default String before(Connection connection) throws SQLException {
    return "";
  }

  /**
   * Looks.
   *
   * @param before what {@link #before} was
   */
  Outcome outcome(Connection connection, String before) throws SQLException;

  /**
   * Whether what an earlier run had begun is half done, which cannot be seen, but which the server
   * says when it is run again.
   */
  default boolean isHalfDone(DatabaseException failure) {
    return false;
  }

  /** Brings to its end what is {@link Outcome#HALF_DONE}. Must not be called in a transaction. */
  default void complete(Connection connection) throws SQLException {
    throw new IllegalStateException("It is never half done");
  }

  /**
   * Removes what an attempt that failed or was cut off has left. Must not be called in a
   * transaction.
   */
  default void removeLeftovers(Connection connection, String before, LockRetries retries)
      throws DatabaseException, SQLException {}

  /**
   * Makes sure that it has done what the server says that it has.
   *
   * @throws DatabaseException if it has not
   */
  default void verify(Connection connection) throws DatabaseException, SQLException {}
}
