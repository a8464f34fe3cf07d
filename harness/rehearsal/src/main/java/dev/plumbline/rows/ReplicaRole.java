package dev.plumbline.rows;

import java.sql.SQLException;

/** For the time in which the server does not fire triggers, those of foreign keys included. */
final class ReplicaRole {

  private static final String SET =
      "select pg_catalog.set_config('session_replication_role', '%s', true)";

  private ReplicaRole() {}

  /** Whether the role may do that. */
  static boolean enter(Session session) throws SQLException {
    return session.attemptNumbers(
            "select pg_catalog.length(pg_catalog.set_config('session_replication_role', 'replica',"
                + " true))")
        != null;
  }

  static void leave(Session session) throws SQLException {
    session.execute(SET.formatted("origin"));
  }
}
