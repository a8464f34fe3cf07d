package dev.plumbline.hibernate;

/** Steps through SQL as the server reads it: what is quoted is one step. */
final class SqlText {

  private SqlText() {}

  /**
   * Where the next step begins: after the string, quoted name or single character at this place.
   */
  static int next(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"') {
      return afterQuote(sql, at + 1, c);
    }
    if (c == '$' && !isNamePart(sql, at - 1)) {
      return afterDollars(sql, at);
    }
    return at + 1;
  }

  /** A doubled quote ends one string and begins the next, which comes to the same. */
  private static int afterQuote(String sql, int from, char quote) {
    int end = sql.indexOf(quote, from);
    return end < 0 ? sql.length() : end + 1;
  }

  private static int afterDollars(String sql, int at) {
    int end = sql.indexOf('$', at + 1);
    String tag = end < 0 ? "" : sql.substring(at, end + 1);
    if (!tag.matches("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$")) {
      return at + 1;
    }
    int close = sql.indexOf(tag, end + 1);
    return close < 0 ? sql.length() : close + tag.length();
  }

  private static boolean isNamePart(String sql, int at) {
    return at >= 0 && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_');
  }
}
