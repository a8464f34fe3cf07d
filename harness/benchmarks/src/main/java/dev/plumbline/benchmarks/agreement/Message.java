package dev.plumbline.benchmarks.agreement;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** What is said to a peer's process, and what it answers: properties in a line of letters. */
final class Message {

  private Message() {}

  static String line(Map<String, String> content) {
    Properties properties = new Properties();
    properties.putAll(content);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Properties of(String line) {
    Properties properties = new Properties();
    try {
      properties.load(
          new StringReader(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
