package dev.plumbline.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the word PASSWORD in SQL, in connection strings, in JSON: read as PostgreSQL reads
 * it, with comments and line ends in between, in every way of quoting.
 */
final class PasswordLiterals {

  /** A keyword, an option of a server, a parameter of a connection, a key. */
  private static final Pattern NAME =
      Pattern.compile("(?i)(?:passwords?|passwd|passphrase|\\bpwd)(?![\\p{Alnum}_])");

  private static final Pattern BARE_VALUE = Pattern.compile("[^\\s&;,)\"'(]+");

  private static final Pattern CONNECTION_STRING =
      Pattern.compile("(?i)\\b(?:host|hostaddr|dbname|user|port)\\s*=[^=]*$");

  private final String text;
  private final List<String> found;
  private final StringBuilder masked = new StringBuilder();

  /** Up to where the text has been taken over. */
  private int copied;

  private int at;

  private PasswordLiterals(String text, List<String> found) {
    this.text = text;
    this.found = found;
  }

  /** The text with all of them masked, which are added to {@code found}. */
  static String mask(String text, List<String> found) {
    Matcher name = NAME.matcher(text);
    if (!name.find()) {
      return text;
    }
    PasswordLiterals literals = new PasswordLiterals(text, found);
    do {
      if (name.end() >= literals.copied) {
        literals.after(name.end());
      }
    } while (name.find());
    return literals.masked.append(text, literals.copied, text.length()).toString();
  }

  private void after(int nameEnd) {
    at = nameEnd;
    boolean quotedName = is('"') || is('\\');
    while (is('\\') || is('"')) {
      at++;
    }
    int space = at;
    skipSpace();
    boolean spaced = at > space;
    boolean assigned = skipOperator();
    int before = at;
    skipSpace();
    spaced |= at > before;
    if (isLiteral()) {
      literal();
    } else if (is('$') && isDollarQuote()) {
      dollarQuoted();
    } else if (assigned && (is('"') || text.startsWith("\\\"", at))) {
      doubleQuoted();
    } else if (assigned && !quotedName) {
      bare(nameEnd, spaced);
    }
  }

  private boolean is(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** White space and comments, which may be nested. */
  private void skipSpace() {
    int depth = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (depth > 0 && text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (depth == 0 && text.startsWith("--", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (depth > 0 || Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        return;
      }
    }
  }

  private boolean skipOperator() {
    for (String operator : List.of("=>", ":=", "=", ":")) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        return true;
      }
    }
    return false;
  }

  private boolean isLiteral() {
    return is('\'')
        || (at + 1 < text.length()
            && "EeNnBbXx".indexOf(text.charAt(at)) >= 0
            && text.charAt(at + 1) == '\'')
        || text.regionMatches(true, at, "U&'", 0, 3);
  }

  /** Also a literal within a literal, whose quotes are doubled, and one that goes on in a line. */
  private void literal() {
    boolean escapes = is('E') || is('e');
    at = text.indexOf('\'', at);
    int quotes = 1;
    if (isNested()) {
      quotes = 2;
    }
    int begin = at + quotes;
    int end = quotes == 2 ? text.indexOf("''", begin) : endOfLiteral(begin, escapes);
    replace(begin, end < 0 ? text.length() : end, quotes);
    int next = at;
    skipSpace();
    if (is('\'') && text.substring(next, at).contains("\n")) {
      literal();
    } else {
      at = next;
    }
  }

  private boolean isNested() {
    return text.startsWith("''", at)
        && at + 2 < text.length()
        && !text.startsWith("'", at + 2)
        && ", ;)\n\t".indexOf(text.charAt(at + 2)) < 0
        && text.indexOf("''", at + 2) > 0;
  }

  private int endOfLiteral(int begin, boolean escapes) {
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      if (escapes && c == '\\') {
        i++;
      } else if (c == '\'') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean isDollarQuote() {
    int end = text.indexOf('$', at + 1);
    return end > 0
        && text.substring(at + 1, end).chars().allMatch(Character::isUnicodeIdentifierPart);
  }

  private void dollarQuoted() {
    String tag = text.substring(at, text.indexOf('$', at + 1) + 1);
    int begin = at + tag.length();
    int end = text.indexOf(tag, begin);
    replace(begin, end < 0 ? text.length() : end, tag.length());
  }

  /** As in JSON, which may itself be in JSON. */
  private void doubleQuoted() {
    String quote = is('"') ? "\"" : "\\\"";
    int begin = at + quote.length();
    int end = begin;
    while (end < text.length() && !text.startsWith(quote, end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    replace(begin, Math.min(end, text.length()), quote.length());
  }

  /** Without quotes: of a URL, or of a connection string, where there may be spaces. */
  private void bare(int nameEnd, boolean spaced) {
    Matcher value = BARE_VALUE.matcher(text).region(at, text.length());
    if (!value.lookingAt()
        || (value.end() < text.length() && text.charAt(value.end()) == '(')
        || text.charAt(at - 1) == ':'
        || (spaced
            && !CONNECTION_STRING
                .matcher(text.substring(Math.max(0, nameEnd - 200), nameEnd))
                .find())) {
      return;
    }
    replace(at, value.end(), 0);
  }

  private void replace(int begin, int end, int quotes) {
    String literal = text.substring(begin, end);
    if (!literal.isEmpty()) {
      found.add(literal.replace("''", "'"));
      masked.append(text, copied, begin).append(Secrets.MASK);
      copied = end;
    }
    at = Math.min(text.length(), end + quotes);
  }
}
