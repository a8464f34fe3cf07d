package dev.plumbline.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as others may write it: percent-encoded, doubled or escaped quotes, JSON, XML, each
 * character in its own way.
 *
 * @param value itself
 * @param pattern all those forms
 */
record SecretForms(String value, Pattern pattern) {

  /** The shortest value that is masked within longer words. */
  private static final int UNMISTAKABLE = 6;

  /** The shortest part of one that is masked by itself. */
  private static final int SHORTEST_PART = 4;

  private static final int LONGEST_WORD = 12;

  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+|[0-9]+");

  /** Where whoever cannot read a value takes it apart. */
  private static final Pattern SEPARATOR = Pattern.compile("[@:/?#&=%+,;'\"\\\\\\s]+");

  private static final Map<Integer, String> XML =
      Map.of(
          (int) '&', "&amp;",
          (int) '<', "&lt;",
          (int) '>', "&gt;",
          (int) '"', "&quot;",
          (int) '\'', "&apos;");

  /** A word's beginning, which may follow what another character has been escaped to. */
  private static final String BEGINNING =
      "(?:(?<![\\p{Alnum}_])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrtbf])|(?<=\\\\u[0-9A-Fa-f]{4}))";

  private static final String END = "(?![\\p{Alnum}_])";

  /** All that is to be looked for. */
  static List<SecretForms> of(String secret) {
    Map<String, SecretForms> forms = new LinkedHashMap<>();
    whole(forms, secret);
    // Whoever gives a secret as a literal of SQL doubles its quotes; the server says what it means.
    whole(forms, secret.replace("''", "'"));
    whole(forms, secret.replace("\"\"", "\""));
    List<String> parts = new ArrayList<>(List.of(SEPARATOR.split(secret)));
    if (parts.size() > 1 && !secret.contains("://")) {
      for (String part : parts) {
        if (part.length() >= SHORTEST_PART) {
          put(forms, part, true);
        }
      }
    }
    base64(secret).forEach(text -> put(forms, text, false));
    return List.copyOf(forms.values());
  }

  private static void whole(Map<String, SecretForms> forms, String secret) {
    put(forms, secret, secret.length() < UNMISTAKABLE || isPlainWord(secret));
  }

  /** The credentials of HTTP's basic authentication. */
  static List<SecretForms> ofLogin(String user, String password) {
    Map<String, SecretForms> forms = new LinkedHashMap<>();
    base64(user + ":" + password).forEach(text -> put(forms, text, false));
    return List.copyOf(forms.values());
  }

  private static List<String> base64(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return List.of(
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether a text is a word or a number, as they also appear for other reasons. */
  static boolean isPlainWord(String text) {
    return text.length() < LONGEST_WORD && PLAIN_WORD.matcher(text).matches();
  }

  private static void put(Map<String, SecretForms> forms, String text, boolean alone) {
    StringBuilder pattern = new StringBuilder();
    text.codePoints().forEach(c -> pattern.append(pattern(c)));
    String all = alone ? BEGINNING + pattern + END : pattern.toString();
    forms.putIfAbsent(text, new SecretForms(text, Pattern.compile(all)));
  }

  /** One character, in whichever way it may be written. */
  private static String pattern(int c) {
    String itself = Pattern.quote(Character.toString(c));
    if (c < 128 && Character.isLetterOrDigit(c)) {
      return Character.toString(c);
    }
    List<String> ways = new ArrayList<>();
    ways.add("(?i:" + percent(c, "%") + ")");
    ways.add("(?i:" + percent(c, "%25") + ")");
    ways.add("(?i:" + unicode(c) + ")");
    if (XML.containsKey(c)) {
      ways.add(XML.get(c));
    }
    ways.add("&#(?i:x0*" + Integer.toHexString(c) + "|0*" + c + ");");
    ways.addAll(escaped(c));
    ways.add(itself);
    return "(?:" + String.join("|", ways) + ")";
  }

  private static List<String> escaped(int c) {
    return switch (c) {
      case '\'' -> List.of("'+", "\\\\+'");
      case '"' -> List.of("\"\"", "\\\\+\"");
      case '\\' -> List.of("\\\\+");
      case ' ' -> List.of("\\+", "\\\\ ");
      case '\n' -> List.of("\\\\n");
      case '\r' -> List.of("\\\\r");
      case '\t' -> List.of("\\\\t");
      case '/', '$' -> List.of("\\\\" + Pattern.quote(Character.toString(c)));
      default -> List.of();
    };
  }

  private static String percent(int c, String sign) {
    StringBuilder text = new StringBuilder();
    for (byte b : Character.toString(c).getBytes(UTF_8)) {
      text.append(sign).append(String.format("%02x", b & 0xff));
    }
    return text.toString();
  }

  private static String unicode(int c) {
    StringBuilder text = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      text.append("\\\\u").append(String.format("%04x", (int) unit));
    }
    return text.toString();
  }

  int length() {
    return value.length();
  }

  String mask(String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(Secrets.MASK)) : text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretForms forms && forms.pattern.pattern().equals(pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }

  /** Not for printing. */
  @Override
  public String toString() {
    return Secrets.MASK;
  }
}
