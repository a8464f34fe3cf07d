package dev.plumbline.cli.fleet;

import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.cli.settings.Settings;
import java.io.PrintStream;
import java.time.Duration;

/** One call of plumbline, as its command sees it. */
public interface Invocation {

  /** Whose main method another process of this jar begins with. */
  Class<?> mainClass();

  Settings settings();

  default Environment environment() {
    return settings().environment();
  }

  Redaction redaction();

  Shutdown shutdown();

  /** Since it began. */
  Duration elapsed();

  /** Whether another process of this jar gives the orders. */
  default boolean isWorker() {
    return environment().isOn(Settings.WORKER);
  }

  /** For text. Where standard output is for a document, there is none. */
  Console console(OutputOptions options);

  /**
   * Standard output for documents. Secrets have been taken out of them value by value; looking for
   * them across quotes and commas would break the document.
   */
  PrintStream document();
}
