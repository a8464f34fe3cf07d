package dev.plumbline.cli.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a command finds around it: the variables that stand in for options, and the folder where
 * relative files are. It has secrets in it, and so no text of its own.
 */
public final class Environment {

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|pass|pwd|secret|token|(api|access|private|secret)_?key"
              + "|credentials?)");

  private static final Set<String> WORKING_DIRECTORIES = Set.of("PWD", "OLDPWD");

  private final Map<String, String> variables;
  private final Path directory;

  /**
   * What a command is to find.
   *
   * @param variables all of them
   * @param directory the working directory
   */
  public Environment(Map<String, String> variables, Path directory) {
    this.variables = Map.copyOf(variables);
    this.directory = directory;
  }

  /** That of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv(), Path.of(""));
  }

  Map<String, String> variables() {
    return variables;
  }

  /** The working directory. */
  Path directory() {
    return directory;
  }

  /** A file or folder that somebody has named. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** The variable that holds the URL of a service's own database. */
  public static String urlVariable(String service) {
    return service.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_DATABASE_URL";
  }

  /** A variable's value; an empty one counts as missing, as it does in a pod's manifest. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether a variable says yes: {@code true}, {@code 1}, {@code yes} or {@code on}. */
  public boolean isOn(String name) {
    return get(name)
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(List.of("true", "1", "yes", "on")::contains)
        .isPresent();
  }

  /**
   * Whether a variable holds a secret, which a changelog may refer to: ours whose name sounds like
   * it, and others whose name ends so. Those may be anything else, such as the name of a secret
   * that is printed by right.
   */
  static boolean isSecret(String name) {
    return name.startsWith("PLUMBLINE_")
        ? Redaction.isSecret(name)
        : SECRET.matcher(name).matches() && !WORKING_DIRECTORIES.contains(name);
  }
}
