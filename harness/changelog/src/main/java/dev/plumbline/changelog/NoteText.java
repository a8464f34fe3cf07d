package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How what is noted for a later run is written: rows of fields as text, a line for each row, a tab
 * between fields. Any field can hold anything, and null is told from the empty text.
 */
public final class NoteText {

  private static final String NULL = "\\0";

  private NoteText() {}

  /** As text; {@link #read} makes the rows of it again. */
  public static String write(Collection<? extends List<@Nullable String>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(NoteText::escaped).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n"));
  }

  /** A field without tabs and line breaks, whatever it holds. */
  static String escaped(@Nullable String field) {
    return field == null
        ? NULL
        : field
            .replace("\\", "\\\\")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("\r", "\\r");
  }

  /**
   * The rows that were written.
   *
   * @throws IllegalArgumentException if a row has not that many fields
   */
  public static List<List<@Nullable String>> read(String text, int fields) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    if (text.isEmpty()) {
      return rows;
    }
    for (String line : text.split("\n", -1)) {
      List<@Nullable String> row = new ArrayList<>();
      Arrays.stream(line.split("\t", -1)).forEach(field -> row.add(restored(field)));
      if (row.size() != fields) {
        throw new IllegalArgumentException(
            "A row of " + row.size() + " fields where " + fields + " are expected: " + line);
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable String restored(String field) {
    if (field.equals(NULL)) {
      return null;
    }
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char letter = field.charAt(i);
      if (letter != '\\' || i + 1 == field.length()) {
        text.append(letter);
      } else {
        i++;
        text.append(
            switch (field.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> field.charAt(i);
            });
      }
    }
    return text.toString();
  }
}
