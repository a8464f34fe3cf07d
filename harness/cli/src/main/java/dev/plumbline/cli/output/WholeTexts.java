package dev.plumbline.cli.output;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;

/** Passes on what is written between two flushes as one text, however long it is. */
public final class WholeTexts extends Writer {

  private final PrintStream out;
  private final StringBuilder text = new StringBuilder();

  private WholeTexts(PrintStream out) {
    this.out = out;
  }

  /** One that flushes at each line's end. */
  public static PrintWriter to(PrintStream out) {
    return new PrintWriter(new WholeTexts(out), true);
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    text.append(characters, offset, length);
  }

  @Override
  public void flush() {
    if (!text.isEmpty()) {
      out.print(text);
      text.setLength(0);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
