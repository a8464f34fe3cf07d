package dev.plumbline.hibernate;

/** Other people's messages among ours. */
final class Sentences {

  private Sentences() {}

  /** With a full stop, unless it ends otherwise. */
  static String one(String message) {
    String text = message.strip();
    return text.isEmpty() || text.matches("(?s).*[.!?:…]") ? text : text + ".";
  }
}
