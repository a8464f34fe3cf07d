package dev.plumbline.safety;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a text spells a name: as a word of its own, in any case. */
final class Mentions {

  private Mentions() {}

  static boolean of(String name, String text) {
    return matcher(name, text).find();
  }

  /** Where it does so first; at its end, if nowhere. */
  static int place(String name, String text) {
    Matcher matcher = matcher(name, text);
    return matcher.find() ? matcher.start() : text.length();
  }

  private static Matcher matcher(String name, String text) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text);
  }
}
