package dev.plumbline.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes text on without secrets, a line at a time, or less when flushed: a prompt does not end its
 * line.
 */
final class RedactingStream extends OutputStream {

  private final OutputStream out;
  private final Redaction redaction;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private RedactingStream(OutputStream out, Redaction redaction) {
    this.out = out;
    this.redaction = redaction;
  }

  /** A print stream in front of {@code out}, in UTF-8 whatever the locale of a container says. */
  static PrintStream inFrontOf(OutputStream out, Redaction redaction) {
    return new PrintStream(new RedactingStream(out, redaction), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    line.write(b);
    if (b == '\n') {
      pass();
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    pass();
    out.flush();
  }

  private void pass() throws IOException {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    out.write(redaction.redact(text).getBytes(StandardCharsets.UTF_8));
  }
}
