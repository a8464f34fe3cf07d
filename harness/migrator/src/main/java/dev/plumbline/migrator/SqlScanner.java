package dev.plumbline.migrator;

import dev.plumbline.migrator.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides SQL into tokens by the rules of PostgreSQL's own scanner: comments nest, strings may be
 * written in six ways, names may hold anything above ASCII. What is not closed reaches to the end.
 */
final class SqlScanner {

  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;

  private SqlScanner(String sql) {
    this.sql = sql;
  }

  static List<SqlToken> tokens(String sql) {
    return new SqlScanner(sql).scan();
  }

  private List<SqlToken> scan() {
    skipBlank();
    while (at < sql.length()) {
      int start = at;
      Kind kind = next();
      tokens.add(new SqlToken(kind, sql.substring(start, at), start, at));
      skipBlank();
    }
    return tokens;
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
  }

  private void skipBlank() {
    while (at < sql.length()) {
      if (Character.isWhitespace(peek(0))) {
        at++;
      } else if (peek(0) == '-' && peek(1) == '-') {
        while (at < sql.length() && peek(0) != '\n' && peek(0) != '\r') {
          at++;
        }
      } else if (peek(0) == '/' && peek(1) == '*') {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private void skipBlockComment() {
    int depth = 0;
    do {
      if (peek(0) == '/' && peek(1) == '*') {
        depth++;
        at += 2;
      } else if (peek(0) == '*' && peek(1) == '/') {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    at = Math.min(at, sql.length());
  }

  private Kind next() {
    char c = peek(0);
    if (c == '\'') {
      return quoted('\'', false, Kind.STRING);
    }
    if (c == '"') {
      return quoted('"', false, Kind.QUOTED_NAME);
    }
    if (c == '$' && isDollarQuote()) {
      return dollarQuoted();
    }
    if ((c == 'u' || c == 'U') && peek(1) == '&' && (peek(2) == '"' || peek(2) == '\'')) {
      at += 2;
      return peek(0) == '"'
          ? quoted('"', false, Kind.QUOTED_NAME)
          : quoted('\'', false, Kind.STRING);
    }
    if ("eEbBxXnN".indexOf(c) >= 0 && peek(1) == '\'') {
      at++;
      return quoted('\'', c == 'e' || c == 'E', Kind.STRING);
    }
    if (isNameStart(c)) {
      while (isNamePart(peek(0)) && at < sql.length()) {
        at++;
      }
      return Kind.WORD;
    }
    if (isDigit(c)) {
      while (isNamePart(peek(0)) || peek(0) == '.') {
        at++;
      }
      return Kind.NUMBER;
    }
    at++;
    return Kind.SYMBOL;
  }

  private Kind quoted(char quote, boolean backslashes, Kind kind) {
    at++;
    while (at < sql.length()) {
      if (backslashes && peek(0) == '\\') {
        at += 2;
      } else if (peek(0) != quote) {
        at++;
      } else if (peek(1) == quote) {
        at += 2;
      } else {
        at++;
        return kind;
      }
    }
    at = sql.length();
    return kind;
  }

  private boolean isDollarQuote() {
    int ahead = 1;
    while (isNameStart(peek(ahead)) || (ahead > 1 && isDigit(peek(ahead)))) {
      ahead++;
    }
    return peek(ahead) == '$';
  }

  private Kind dollarQuoted() {
    String delimiter = sql.substring(at, sql.indexOf('$', at + 1) + 1);
    int end = sql.indexOf(delimiter, at + delimiter.length());
    at = end < 0 ? sql.length() : end + delimiter.length();
    return Kind.STRING;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }
}
