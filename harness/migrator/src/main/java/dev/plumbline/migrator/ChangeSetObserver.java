package dev.plumbline.migrator;

import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;

/**
 * Watches what each changeSet does to a database that may be thrown away, change by change: closer
 * than a {@link MigrationListener}, which is told of what is done.
 *
 * <p>The connection is the one that migrates. Before and after a changeSet it has no transaction,
 * and what the observer leaves uncommitted then is rolled back. If the observer throws, the
 * migration stops there. Told by one thread.
 *
 * @see Migrator#rehearse
 */
public interface ChangeSetObserver {

  /** The changeSet that is watched. */
  interface Subject {

    /** What it is called by. */
    ChangeSetId id();

    /** The file that declares it, which its logical path may hide. */
    String file();

    /** Whether all that it does is done in one transaction. */
    boolean isRunInTransaction();

    /** Whether it declares any change. */
    boolean hasChanges();

    /**
     * The SQL of its changes for this database; to be asked before or after it.
     *
     * @throws SQLException if that cannot be told
     */
    List<String> statements() throws SQLException;

    /**
     * Whether one of its statements may do what is seen neither in tables nor in catalogs: in
     * statistics, in other sessions, in the whole cluster, or in another server. To be asked before
     * or after it.
     *
     * @throws SQLException if its statements cannot be told
     */
    boolean mayActUnseen() throws SQLException;
  }

  /**
   * A changeSet is about to run.
   *
   * @throws SQLException if looking at the database fails
   */
  default void starting(Subject changeSet, Connection connection) throws SQLException {}

  /**
   * A change of it is about to run, in the transaction of the changeSet if that has one.
   *
   * @throws SQLException if looking at the database fails
   */
  default void changing(Subject changeSet, Connection connection) throws SQLException {}

  /**
   * A statement of it is about to run. Where the connection is in auto-commit mode then, the
   * statement is not in a transaction, because it cannot be: such a one is announced twice, as it
   * was tried in a transaction first.
   *
   * @param sql the statement, as it is sent
   * @throws SQLException if looking at the database fails
   */
  default void executing(Subject changeSet, String sql, Connection connection)
      throws SQLException {}

  /**
   * A statement of it has run; nothing is committed yet if it is in a transaction. Not told of one
   * that fails.
   *
   * @param sql the statement, as it was sent
   * @param notices what the server said meanwhile, as far as {@code client_min_messages} let it
   * @throws SQLException if looking at the database fails
   */
  default void executed(
      Subject changeSet, String sql, List<SQLWarning> notices, Connection connection)
      throws SQLException {}

  /**
   * A change of it has run; nothing is committed yet if the changeSet has a transaction.
   *
   * @param outside whether it was a command or a class of the project, which may have acted where
   *     the database does not see it
   * @throws SQLException if looking at the database fails
   */
  default void changed(Subject changeSet, boolean outside, Connection connection)
      throws SQLException {}

  /**
   * A changeSet has run and is committed. Those that were kept from running, or failed, are left
   * out.
   *
   * @throws SQLException if looking at the database fails
   */
  default void ran(Subject changeSet, Connection connection) throws SQLException {}
}
