package dev.plumbline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where text for people goes: whole lines, and on a terminal a last one that changes. Safe for use
 * by several threads.
 */
final class Screen {

  /** So that a line that changes fits on any terminal: longer ones would not be erased. */
  private static final int WIDTH = 78;

  private static final String ERASE = "\r\u001b[K";

  /** What a text is, and how it looks where there are colours. */
  enum Style {
    GOOD("32"),
    BAD("31"),
    ATTENTION("33"),
    FAINT("2");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final Terminal terminal;
  private final String prefix;
  private boolean unfinished;

  /** Prints each line after {@code prefix}. */
  Screen(PrintStream out, Terminal terminal, String prefix) {
    this.out = out;
    this.terminal = terminal;
    this.prefix = prefix;
  }

  /** One that shows nothing. */
  static Screen dark() {
    return new Screen(
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
        new Terminal(false, false),
        "");
  }

  boolean isTerminal() {
    return terminal.interactive();
  }

  synchronized void println(String text) {
    erase();
    (text.isEmpty() ? Stream.of("") : text.lines()).forEach(line -> out.println(prefix + line));
    out.flush();
  }

  synchronized void printf(String format, Object... arguments) {
    println(String.format(Locale.ROOT, format, arguments));
  }

  /** Shows a line until the next one; only on a terminal. */
  synchronized void show(String line) {
    if (terminal.interactive()) {
      String text = prefix + line;
      out.print(ERASE + (text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…"));
      out.flush();
      unfinished = true;
    }
  }

  /** Takes away what {@link #show} showed. */
  synchronized void erase() {
    if (unfinished) {
      out.print(ERASE);
      out.flush();
      unfinished = false;
    }
  }

  /** The text, coloured where there are colours. */
  String in(Style style, String text) {
    return terminal.colours() ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }
}
