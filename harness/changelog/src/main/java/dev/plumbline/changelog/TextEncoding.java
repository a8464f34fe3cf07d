package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import liquibase.GlobalConfiguration;
import liquibase.resource.Resource;
import liquibase.util.StreamUtil;
import org.jspecify.annotations.Nullable;

/**
 * In which encoding a text is said to be, and whether it is. Liquibase puts a replacement character
 * for what it cannot decode, and runs it.
 */
final class TextEncoding {

  private TextEncoding() {}

  /**
   * What is wrong with the file's text; empty if nothing is.
   *
   * @param encoding its name, as declared; null for Liquibase's own setting
   */
  static Optional<String> problem(Resource file, @Nullable String encoding) throws IOException {
    Charset charset;
    try {
      charset =
          encoding == null || encoding.isBlank()
              ? GlobalConfiguration.FILE_ENCODING.getCurrentValue()
              : Charset.forName(encoding.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.of(
          "the encoding " + encoding + " of " + file.getPath() + " does not exist; UTF-8 does");
    }
    if (encoding != null) {
      try (InputStream in = file.openInputStream()) {
        StreamUtil.readStreamWithReader(in, encoding).close();
      } catch (IllegalArgumentException e) { // Liquibase would not read it either
        return Optional.of(
            "the encoding of " + file.getPath() + " is not the one declared: " + e.getMessage());
      }
    }
    try (InputStream in = file.openInputStream()) {
      byte[] bytes = in.readAllBytes();
      Charset marked = marked(bytes);
      return undecodable(bytes, marked == null ? charset : marked)
          .map(line -> file.getPath() + ", line " + line + " is not " + charset.name());
    }
  }

  /** By the mark at the beginning, which counts more than what is declared. */
  private static @Nullable Charset marked(byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (begins(bytes, 0xFF, 0xFE, 0, 0) || begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return Charset.forName("UTF-32");
    }
    return begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16 : null;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The line, from 1, of the first bytes that mean nothing in that encoding. */
  private static Optional<Integer> undecodable(byte[] bytes, Charset charset) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    int line = 1;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      out.flip();
      line += (int) out.chars().filter(c -> c == '\n').count();
      out.clear();
      if (result.isError()) {
        return Optional.of(line);
      }
      if (result.isUnderflow()) {
        return Optional.empty();
      }
    }
  }
}
