package dev.plumbline.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLinesTest {

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  LogLinesTest() {
    System.setErr(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void putBack() {
    LogLines.before(() -> {});
    System.setErr(before);
  }

  @Test
  void theLineThatIsShownIsErasedBeforeEachRecord() {
    System.err.print("migrating");
    LogLines.before(() -> System.err.print("\r\033[K"));

    new LogLines().publish(new LogRecord(Level.INFO, "a word"));
    new LogLines().publish(new LogRecord(Level.INFO, "another"));

    assertThat(written.toString(UTF_8))
        .containsPattern("^migrating\r\033\\[K[^\r]*a word\\R\r\033\\[K[^\r]*another\\R$");
  }
}
