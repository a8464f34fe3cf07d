package dev.plumbline.snapshot;

import dev.plumbline.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a line, separated by spaces: bare where they can be, else in double quotes with
 * backslashes as in JSON; lists in parentheses, separated by commas.
 */
final class Token {

  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_$./:@+%\\[\\]-]+");
  private static final Pattern BARE_NAME = Pattern.compile("[A-Za-z0-9_$]+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");
  private static final Pattern NAME =
      Pattern.compile("(?:(?<namespace>\".*\"|[^\".]+)\\.)?(?<name>\".*\"|[^\".]+)");

  private Token() {}

  static String of(Object value) {
    if (value instanceof QualifiedName name) {
      return (name.namespace().equals("public") ? "" : name(name.namespace()) + ".")
          + name(name.name());
    }
    if (value instanceof Enum<?> constant) {
      return RecordForm.word(constant);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Token::of).collect(Collectors.joining(", ", "(", ")"));
    }
    String text = value.toString();
    return BARE.matcher(text).matches() ? text : quoted(text);
  }

  private static String name(String text) {
    return BARE_NAME.matcher(text).matches() ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> {
          if (isSafe(c)) {
            quoted.append(c);
          } else {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Whether editors show a character and leave it as it is. */
  static boolean isSafe(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /**
   * The words of a line, as they are written.
   *
   * @throws IllegalArgumentException if quotes or parentheses are not closed
   */
  static List<String> split(String line) {
    return split(line, ' ');
  }

  /**
   * The elements of a list, or the word itself.
   *
   * @throws IllegalArgumentException if they are not separated by commas
   */
  static List<String> elements(String token) {
    return token.startsWith("(")
        ? split(token.substring(1, token.length() - 1), ',').stream().map(String::strip).toList()
        : List.of(token);
  }

  private static List<String> split(String text, char separator) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == separator && depth == 0) {
        addUnlessBlank(words, text.substring(begin, i));
        begin = i + 1;
      } else if (c == '"') {
        quoted = true;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    if (quoted || depth != 0) {
      throw new IllegalArgumentException(
          (quoted ? "a quotation mark" : "a parenthesis") + " is not closed");
    }
    addUnlessBlank(words, text.substring(begin));
    return words;
  }

  private static void addUnlessBlank(List<String> words, String word) {
    if (!word.isBlank()) {
      words.add(word);
    }
  }

  static String text(String token) {
    if (!token.startsWith("\"")) {
      return token;
    }
    if (!token.endsWith("\"") || token.length() < 2) {
      throw new IllegalArgumentException(token + " is more than a text in quotes");
    }
    String text = token.substring(1, token.length() - 1);
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape -> {
              String code = escape.group(1);
              String character =
                  code != null
                      ? String.valueOf((char) Integer.parseInt(code, 16))
                      : escape.group(2).equals("n") ? "\n" : escape.group(2);
              return Matcher.quoteReplacement(character);
            });
  }

  static QualifiedName qualifiedName(String token) {
    Matcher matcher = NAME.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(token + " is not a name");
    }
    String namespace = matcher.group("namespace");
    return new QualifiedName(
        namespace == null ? "public" : text(namespace), text(matcher.group("name")));
  }
}
