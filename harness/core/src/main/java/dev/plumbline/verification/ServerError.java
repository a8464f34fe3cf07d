package dev.plumbline.verification;

import org.jspecify.annotations.Nullable;

/**
 * What an error of the server or the driver means for whoever has to go on, by its SQLSTATE. The
 * one classification: verifier, migrator, command line and starter all go by it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error
 *     codes</a>
 */
public enum ServerError {
  /** No connection could be made, or it is gone, and nobody has said why. */
  CONNECTION_LOST(true),
  /** The server, or somebody who may, has ended the session. */
  SESSION_ENDED(true),
  /** Somebody answers, but takes no session now: it starts up, or a pooler refuses. */
  NOT_ACCEPTING(true),
  /** Too many connections, no memory, no room on the disk. */
  OUT_OF_RESOURCES(true),
  /** There is no such database; somebody may be about to create it. */
  DATABASE_MISSING(true),
  /** It could not be had beside others: a lock, a deadlock, a serialization failure. */
  CONFLICT(true),
  /** Cancelled by a time limit or on request. */
  CANCELED(true),
  /** Nothing can be written: the server is a standby, or was one a moment ago. */
  READ_ONLY(true),
  /** The machine below the server fails. */
  SYSTEM_ERROR(true),
  /** The role or its password is not accepted, or the login cannot be made. */
  LOGIN_REFUSED(false),
  /** The role may not do that. */
  PRIVILEGE_MISSING(false),
  /** There is no schema, role, type or setting of that name. */
  NAME_UNKNOWN(false),
  /** Whatever else can be wrong with a statement. */
  STATEMENT(false);

  private final boolean retriable;

  ServerError(boolean retriable) {
    this.retriable = retriable;
  }

  /**
   * The meaning of a code.
   *
   * @param sqlState five characters; null where the driver gave none, which says nothing
   */
  public static ServerError of(@Nullable String sqlState) {
    if (sqlState == null || sqlState.length() < 2) {
      return STATEMENT;
    }
    return switch (sqlState) {
      case "08004" -> LOGIN_REFUSED;
      // PgBouncer says most of what it has to say with this one
      case "08P01", "57P03" -> NOT_ACCEPTING;
      case "25006" -> READ_ONLY;
      case "3D000" -> DATABASE_MISSING;
      case "3F000", "42704" -> NAME_UNKNOWN;
      case "42501" -> PRIVILEGE_MISSING;
      case "55P03" -> CONFLICT;
      default -> ofClass(sqlState);
    };
  }

  private static ServerError ofClass(String sqlState) {
    return switch (sqlState.substring(0, 2)) {
      case "08" -> CONNECTION_LOST;
      case "28" -> LOGIN_REFUSED;
      case "40" -> CONFLICT;
      case "53" -> OUT_OF_RESOURCES;
      case "57" -> sqlState.startsWith("57P") ? SESSION_ENDED : CANCELED;
      case "58" -> SYSTEM_ERROR;
      default -> STATEMENT;
    };
  }

  /** Whether the same may succeed later without a change to what was asked or by whom. */
  public boolean isRetriable() {
    return retriable;
  }

  /**
   * Whether the session is over, unless the server only repeats what another server has said to it,
   * such as the publisher of a subscription.
   */
  public boolean endsSession() {
    return this == CONNECTION_LOST || this == SESSION_ENDED || this == NOT_ACCEPTING;
  }
}
