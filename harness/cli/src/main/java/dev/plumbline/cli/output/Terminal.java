package dev.plumbline.cli.output;

import dev.plumbline.cli.settings.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What standard output leads to.
 *
 * @param interactive whether somebody may be watching
 * @param colours whether to colour what is printed there
 */
public record Terminal(boolean interactive, boolean colours) {

  /** What {@code --color} can be told. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Terminal of(Colour colour, Environment environment) {
    boolean dumb = environment.get("TERM").filter("dumb"::equals).isPresent();
    boolean interactive = isTerminal() && !dumb;
    return new Terminal(
        interactive,
        switch (colour) {
          case ALWAYS -> true;
          case NEVER -> false;
          // https://no-color.org
          case AUTO -> interactive && environment.get("NO_COLOR").isEmpty();
        });
  }

  /**
   * {@link System#console} asks for input and output at once, and from Java 22 answers even where
   * there is no terminal; Linux knows it of the output alone.
   */
  @SuppressWarnings("SystemConsoleNull") // that is why the version is asked for
  private static boolean isTerminal() {
    Path output = Path.of("/proc/self/fd/1");
    if (!Files.isSymbolicLink(output)) {
      return System.console() != null && Runtime.version().feature() < 22;
    }
    try {
      String target = Files.readSymbolicLink(output).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
