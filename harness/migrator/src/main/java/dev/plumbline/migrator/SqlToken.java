package dev.plumbline.migrator;

/**
 * A piece of SQL as PostgreSQL's scanner sees it; comments and white space are none.
 *
 * @param kind what it is
 * @param text as it is written
 * @param start where it begins in the SQL
 * @param end where it has ended
 */
record SqlToken(Kind kind, String text, int start, int end) {

  enum Kind {
    /** A key word, or a name without quotes. */
    WORD,
    QUOTED_NAME,
    /** Of any notation, with its quotes. */
    STRING,
    NUMBER,
    /** One character of what remains: punctuation, operators. */
    SYMBOL
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }
}
