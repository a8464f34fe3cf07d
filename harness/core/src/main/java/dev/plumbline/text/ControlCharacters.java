package dev.plumbline.text;

/**
 * Characters that command a terminal or turn text around. Others chose them (in a query, a name, a
 * message of the server), so that they are shown instead of obeyed.
 */
public final class ControlCharacters {

  private ControlCharacters() {}

  /** The text with {@code \}{@code u001b} and the like in their place; line ends and tabs stay. */
  public static String visible(String text) {
    int first = 0;
    while (first < text.length() && !commands(text, first)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.substring(0, first));
    for (int i = first; i < text.length(); i++) {
      if (commands(text, i)) {
        visible.append(escape(text.charAt(i)));
      } else {
        visible.append(text.charAt(i));
      }
    }
    return visible.toString();
  }

  private static boolean commands(String text, int i) {
    char c = text.charAt(i);
    if (c == '\r') {
      return i + 1 >= text.length() || text.charAt(i + 1) != '\n';
    }
    return c != '\n' && c != '\t' && isOne(c);
  }

  /** How JSON, Java and this class write a character that must not be there itself. */
  public static String escape(char c) {
    return String.format("\\u%04x", (int) c);
  }

  /**
   * Whether a character is one: those of ASCII and Latin-1, those that set the direction of text,
   * those that end a line or are not seen at all.
   */
  public static boolean isOne(char c) {
    return Character.isISOControl(c)
        || c == '\u061c'
        || (c >= '\u200b' && c <= '\u200f' && c != '\u200c' && c != '\u200d')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2060' && c <= '\u206f')
        || c == '\ufeff'
        || (c >= '\ufff9' && c <= '\ufffb')
        // tags: the first half of U+E0000 to U+E03FF
        || c == '\udb40';
  }
}
