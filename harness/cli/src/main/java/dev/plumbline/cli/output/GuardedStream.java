package dev.plumbline.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Standard output or standard error, behind what looks at everything that leaves by it: each text
 * as a whole, so that nothing hides across its lines. What libraries write byte by byte is looked
 * at line by line, or less when flushed: a prompt does not end its line. In UTF-8 whatever the
 * locale of a container says.
 */
public final class GuardedStream extends PrintStream {

  /** What is said where an output could not be written to the end. */
  public static final String NOT_WRITTEN =
      "the result could not be written to standard output: the disk is full, or the reader is gone."
          + " What was done stays done.";

  private final Guard guard;

  private GuardedStream(Guard guard) {
    super(guard, true, StandardCharsets.UTF_8);
    this.guard = guard;
  }

  public static GuardedStream inFrontOf(OutputStream out, UnaryOperator<String> treatment) {
    return new GuardedStream(new Guard(out, treatment));
  }

  @Override
  public void print(String text) {
    try {
      guard.whole(String.valueOf(text));
    } catch (IOException e) {
      setError();
    }
  }

  @Override
  public void print(Object object) {
    print(String.valueOf(object));
  }

  @Override
  public void print(char[] characters) {
    print(new String(characters));
  }

  /** Writes what is left of a line that nobody has ended; returns whether all could be written. */
  public boolean finish() {
    try {
      guard.pass();
    } catch (IOException e) {
      setError();
    }
    return !checkError();
  }

  private static final class Guard extends OutputStream {

    /** Encoders pass long texts on in pieces, between which a secret could slip through. */
    private static final int PIECE = 4096;

    private final OutputStream out;
    private final UnaryOperator<String> treatment;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Guard(OutputStream out, UnaryOperator<String> treatment) {
      this.out = out;
      this.treatment = treatment;
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
      if (line.size() < PIECE) {
        pass();
      }
      out.flush();
    }

    synchronized void whole(String text) throws IOException {
      pass();
      out.write(treatment.apply(text).getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    synchronized void pass() throws IOException {
      if (line.size() > 0) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        out.write(treatment.apply(text).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
