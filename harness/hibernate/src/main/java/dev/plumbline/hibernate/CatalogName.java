package dev.plumbline.hibernate;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hibernate.boot.model.naming.Identifier;

/** How PostgreSQL spells an identifier once it has read it. */
final class CatalogName {

  /** {@code NAMEDATALEN - 1}; what is longer is cut off without an error. */
  private static final int MAX_BYTES = 63;

  private CatalogName() {}

  static String of(Identifier identifier) {
    return of(identifier.getText(), identifier.isQuoted());
  }

  static String of(String name, boolean quoted) {
    return truncated(quoted ? name : foldedToLowerCase(name));
  }

  /** ASCII letters only, as the server does in a database of multi-byte encoding. */
  private static String foldedToLowerCase(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        folded.setCharAt(i, (char) (letter - 'A' + 'a'));
      }
    }
    return folded.toString();
  }

  /** Never in the middle of a character. */
  private static String truncated(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return name;
    }
    int end = MAX_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8);
  }
}
