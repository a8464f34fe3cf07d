package dev.plumbline.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text as URLs write it, in which a plus sign is a plus sign. */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * The text that is meant; nothing if a percent sign is not followed by two hexadecimal digits.
   */
  public static Optional<String> decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '%') {
        bytes.write(encoded[i]);
        continue;
      }
      int high = i + 2 <= encoded.length - 1 ? Character.digit(encoded[i + 1], 16) : -1;
      int low = i + 2 <= encoded.length - 1 ? Character.digit(encoded[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }
}
