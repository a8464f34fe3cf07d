package dev.plumbline.migrator;

import java.sql.SQLException;

/** What the server said, as people want to read it. */
final class ServerMessage {

  private ServerMessage() {}

  /** The message with its detail and hint, but without a position that nobody can count to. */
  static String of(SQLException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*Position: \\d+", "").strip();
  }
}
