package dev.plumbline.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.text.ControlCharacters;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where text for people goes: whole lines, and on a terminal a last one that changes. Safe for use
 * by several threads.
 */
public final class Console {

  /** So that a line that changes fits on any terminal: longer ones would not be erased. */
  private static final int WIDTH = 78;

  private static final String ERASE = "\r\u001b[K";

  /** Characters that no text has, for the beginning of each style and the end of all. */
  private static final String END = "\ufdd4";

  /** What a text is, and how it looks where there are colours. */
  public enum Style {
    GOOD('\ufdd0', "32"),
    BAD('\ufdd1', "31"),
    ATTENTION('\ufdd2', "33"),
    FAINT('\ufdd3', "2");

    private final char mark;
    private final String code;

    Style(char mark, String code) {
      this.mark = mark;
      this.code = code;
    }
  }

  private final PrintStream out;
  private final Terminal terminal;
  private final String prefix;
  private final UnaryOperator<String> redaction;
  private final boolean silent;
  private boolean unfinished;

  /** Prints each line after {@code prefix}, without secrets. */
  public Console(
      PrintStream out, Terminal terminal, String prefix, UnaryOperator<String> redaction) {
    this(out, terminal, prefix, redaction, false);
  }

  private Console(
      PrintStream out,
      Terminal terminal,
      String prefix,
      UnaryOperator<String> redaction,
      boolean silent) {
    this.silent = silent;
    this.out = out;
    this.terminal = terminal;
    this.prefix = prefix;
    this.redaction = redaction;
  }

  /** One that shows nothing. */
  public static Console silent() {
    return new Console(
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
        new Terminal(false, false),
        "",
        UnaryOperator.identity(),
        true);
  }

  /** Whether nobody sees what is printed. */
  boolean isSilent() {
    return silent;
  }

  public boolean isTerminal() {
    return terminal.interactive();
  }

  /** Prints lines, in which nothing that others wrote commands the terminal. */
  public synchronized void println(String text) {
    print(styled(ControlCharacters.visible(redaction.apply(text))));
  }

  /** Prints what something else will read; each character as it is, unless a terminal reads it. */
  public synchronized void printVerbatim(String text) {
    String redacted = redaction.apply(text);
    print(terminal.interactive() ? ControlCharacters.visible(redacted) : redacted);
  }

  /** Prints what another process of this jar has made ready for printing. */
  public synchronized void relay(String line) {
    print(redaction.apply(line));
  }

  private void print(String text) {
    erase();
    if (text.isEmpty()) {
      out.println(prefix);
    }
    text.lines().forEach(line -> out.println(prefix + line));
    out.flush();
  }

  public synchronized void printf(String format, Object... arguments) {
    println(String.format(Locale.ROOT, format, arguments));
  }

  /** Shows a line until the next one; only on a terminal. */
  synchronized void show(String line) {
    if (terminal.interactive()) {
      String text = prefix + ControlCharacters.visible(redaction.apply(line));
      out.print(ERASE + (text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…"));
      out.flush();
      unfinished = true;
    }
  }

  /** Takes away what {@link #show} showed. */
  public synchronized void erase() {
    if (unfinished) {
      out.print(ERASE);
      out.flush();
      unfinished = false;
    }
  }

  /** The text, coloured where there are colours, as soon as it is printed. */
  public String in(Style style, String text) {
    return terminal.colours() ? style.mark + text + END : text;
  }

  /** Colours come last, since a command to the terminal in somebody else's text is none of ours. */
  private String styled(String text) {
    if (!terminal.colours()) {
      return text;
    }
    String styled = text.replace(END, "\u001b[0m");
    for (Style style : Style.values()) {
      styled = styled.replace(String.valueOf(style.mark), "\u001b[" + style.code + "m");
    }
    return styled;
  }
}
