package dev.plumbline.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The settings that a server knows.
 *
 * @param names in lower case
 */
record SettingNames(List<String> names) {

  /** Of a long name that much may be wrong, of a short one less. */
  private static final int LETTERS_PER_MISTAKE = 3;

  /** Asks the program itself, which needs no data directory for that. */
  static SettingNames of(ServerRuntime runtime) {
    List<String> command =
        List.of(runtime.installation().program("postgres").toString(), "--describe-config");
    Command.Outcome outcome = new Command(runtime.account().running(command)).run();
    return new SettingNames(
        outcome.succeeded()
            ? outcome.output().lines().map(line -> line.replaceFirst("\\t.*", "")).toList()
            : List.of());
  }

  /** The one that was probably meant. */
  Optional<String> like(String misspelt) {
    return names.stream()
        .filter(
            name -> distance(name, misspelt) <= Math.max(1, name.length() / LETTERS_PER_MISTAKE))
        .min(Comparator.comparingInt(name -> distance(name, misspelt)));
  }

  /** How many letters were left out, put in, changed, or exchanged with the next. */
  private static int distance(String one, String other) {
    int[][] rows = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        rows[i][j] = i == 0 ? j : j == 0 ? i : least(rows, one, other, i, j);
      }
    }
    return rows[one.length()][other.length()];
  }

  private static int least(int[][] rows, String one, String other, int i, int j) {
    int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(rows[i - 1][j - 1] + changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
    boolean exchanged =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return exchanged ? Math.min(least, 1 + rows[i - 2][j - 2]) : least;
  }
}
