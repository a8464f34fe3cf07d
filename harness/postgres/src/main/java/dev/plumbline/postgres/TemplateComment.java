package dev.plumbline.postgres;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a template says of itself in its comment: line-oriented text in ASCII, so that the encoding
 * of the database that it was written from does not matter.
 *
 * @param created when its builder finished
 * @param used when a run last used it, to the hour
 * @param notes by name
 */
record TemplateComment(Instant created, Instant used, Map<String, String> notes) {

  private static final String VERSION = "plumbline template 1";
  private static final String CREATED = "created ";
  private static final String USED = "used ";
  private static final String END = "end";
  private static final int HEADER_LINES = 3;

  /** More characters than the lines before the notes have. */
  static final int HEADER_LENGTH = 120;

  TemplateComment {
    notes = Map.copyOf(notes);
  }

  /** The comment with one note more, or another value for it. */
  TemplateComment with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(notes);
    all.put(name, value);
    return new TemplateComment(created, used, all);
  }

  TemplateComment usedAt(Instant now) {
    return new TemplateComment(created, now, notes);
  }

  /** Empty if the text is not ours, of another version or incomplete. */
  static Optional<TemplateComment> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() <= HEADER_LINES || !lines.get(lines.size() - 1).equals(END)) {
      return Optional.empty();
    }
    try {
      Map<String, String> notes = new LinkedHashMap<>();
      for (String line : lines.subList(HEADER_LINES, lines.size() - 1)) {
        int separator = line.indexOf('=');
        notes.put(plain(line.substring(0, separator)), plain(line.substring(separator + 1)));
      }
      return parseHeader(text)
          .map(header -> new TemplateComment(header.created, header.used, notes));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty(); // whoever asked says so
    }
  }

  /** As {@link #parse}, of a text whose end may be missing, and without the notes. */
  static Optional<TemplateComment> parseHeader(String text) {
    List<String> lines = text.lines().limit(HEADER_LINES).toList();
    if (lines.size() < HEADER_LINES
        || !lines.get(0).equals(VERSION)
        || !lines.get(1).startsWith(CREATED)
        || !lines.get(2).startsWith(USED)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TemplateComment(
              Instant.parse(lines.get(1).substring(CREATED.length())),
              Instant.parse(lines.get(2).substring(USED.length())),
              Map.of()));
    } catch (DateTimeException e) {
      return Optional.empty(); // whoever asked says so
    }
  }

  String toText() {
    StringBuilder text = new StringBuilder(VERSION).append('\n');
    text.append(CREATED).append(created).append('\n').append(USED).append(used).append('\n');
    new TreeMap<>(notes)
        .forEach(
            (name, value) -> {
              escape(name, text);
              text.append('=');
              escape(value, text);
              text.append('\n');
            });
    return text.append(END).toString();
  }

  private static void escape(String plain, StringBuilder text) {
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '\n') {
        text.append("\\n");
      } else if (c < ' ' || c > '~' || c == '\\' || c == '=') {
        text.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
      } else {
        text.append(c);
      }
    }
  }

  private static String plain(String escaped) {
    StringBuilder plain = new StringBuilder(escaped.length());
    int from = 0;
    for (int i = escaped.indexOf('\\'); i >= 0; i = escaped.indexOf('\\', from)) {
      plain.append(escaped, from, i);
      if (escaped.charAt(i + 1) == 'n') {
        plain.append('\n');
        from = i + 2;
      } else {
        plain.append((char) Integer.parseInt(escaped.substring(i + 2, i + 6), 16));
        from = i + 6;
      }
    }
    return plain.append(escaped, from, escaped.length()).toString();
  }
}
