package dev.plumbline.migrator;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of an object as a statement writes it, perhaps with its schema. What the server makes of
 * it (lower case, 63 bytes) is up to the server: it is handed over in a notation that {@code
 * parse_ident} and {@code to_regclass} read.
 *
 * @param parts each as it is written, with its quotes, but without Unicode escapes
 */
record SqlName(List<String> parts) {

  SqlName {
    parts = List.copyOf(parts);
  }

  String written() {
    return String.join(".", parts);
  }

  /** What {@code parse_ident} makes the last part of. */
  String unqualified() {
    return parts.get(parts.size() - 1);
  }

  @Override
  public String toString() {
    return written();
  }

  /** Reads names, and what is around them, from tokens. */
  static final class Reader {

    private final List<SqlToken> tokens;
    private int at;

    Reader(List<SqlToken> tokens) {
      this.tokens = tokens;
    }

    /** Passes over these words, if they come next. */
    boolean passes(String... words) {
      if (at + words.length > tokens.size()) {
        return false;
      }
      for (int i = 0; i < words.length; i++) {
        if (!tokens.get(at + i).isWord(words[i])) {
          return false;
        }
      }
      at += words.length;
      return true;
    }

    boolean passes(char symbol) {
      if (at < tokens.size() && tokens.get(at).isSymbol(symbol)) {
        at++;
        return true;
      }
      return false;
    }

    boolean isAtName() {
      return at < tokens.size() && tokens.get(at).isName();
    }

    boolean isAtEnd() {
      return at >= tokens.size();
    }

    boolean isAt(String word) {
      return at < tokens.size() && tokens.get(at).isWord(word);
    }

    SqlToken token() {
      return tokens.get(at++);
    }

    /** To be asked only {@link #isAtName}. */
    SqlName name() {
      List<String> parts = new ArrayList<>();
      do {
        parts.add(part());
      } while (passes('.') && isAtName());
      return new SqlName(parts);
    }

    private String part() {
      String text = token().text();
      if (!text.startsWith("u&") && !text.startsWith("U&")) {
        return text;
      }
      char escape = '\\';
      if (isAt("uescape") && at + 1 < tokens.size()) {
        escape = tokens.get(at + 1).text().charAt(1);
        at += 2;
      }
      return '"' + unescaped(text.substring(3, text.length() - 1), escape) + '"';
    }

    /** Two quotes stay two. */
    private static String unescaped(String text, char escape) {
      StringBuilder plain = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != escape) {
          plain.append(text.charAt(i));
        } else if (i + 1 < text.length() && text.charAt(i + 1) == escape) {
          plain.append(escape);
          i++;
        } else {
          boolean six = i + 1 < text.length() && text.charAt(i + 1) == '+';
          int from = i + (six ? 2 : 1);
          int to = Math.min(from + (six ? 6 : 4), text.length());
          plain.append(decoded(text.substring(from, to)));
          i = to - 1;
        }
      }
      return plain.toString();
    }

    /** What is no code point the server refuses anyway. */
    private static String decoded(String hexadecimal) {
      try {
        String character = Character.toString(Integer.parseInt(hexadecimal, 16));
        return character.equals("\"") ? "\"\"" : character;
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
  }
}
