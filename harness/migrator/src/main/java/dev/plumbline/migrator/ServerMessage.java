package dev.plumbline.migrator;

import java.io.IOException;
import java.sql.SQLException;

/** What the server said, as people want to read it. */
final class ServerMessage {

  private ServerMessage() {}

  /** The message with its detail and hint, but without a position that nobody can count to. */
  static String of(SQLException e) {
    String message =
        String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*Position: \\d+", "").strip();
    // the driver only says that something is wrong with the connection
    return e.getCause() instanceof IOException lost && lost.getMessage() != null
        ? message + " (" + lost.getMessage() + ")"
        : message;
  }
}
