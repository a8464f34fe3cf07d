package dev.plumbline.postgres;

import java.nio.charset.StandardCharsets;

/**
 * The name of a database.
 *
 * @param text not quoted
 */
record DatabaseName(String text) {

  /** NAMEDATALEN - 1. PostgreSQL cuts longer names off without an error. */
  private static final int MAX_BYTES = 63;

  DatabaseName {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_BYTES || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "\""
              + text.replace("\0", "\\0")
              + "\" cannot be a database's name: it has "
              + bytes
              + " bytes in UTF-8, and 1 to "
              + MAX_BYTES
              + " without NUL are allowed. Choose another name.");
    }
  }

  /** For use in SQL. */
  String quoted() {
    return Quoted.identifier(text);
  }
}
