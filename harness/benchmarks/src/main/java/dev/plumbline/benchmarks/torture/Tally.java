package dev.plumbline.benchmarks.torture;

import dev.plumbline.benchmarks.torture.FaultScenario.Ending;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the runs with one kind of fault. */
final class Tally {

  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
  private final SortedMap<Integer, Integer> exitCodes = new TreeMap<>();
  private int leastRecorded = TortureChangelog.SIZE;
  private int mostRecorded;

  void add(FaultScenario.Result result) {
    endings.merge(result.ending(), 1, Integer::sum);
    if (result.ending() != Ending.TOO_LATE) {
      exitCodes.merge(result.exitCode(), 1, Integer::sum);
      leastRecorded = Math.min(leastRecorded, result.recorded());
      mostRecorded = Math.max(mostRecorded, result.recorded());
    }
  }

  private int count(Ending ending) {
    return endings.getOrDefault(ending, 0);
  }

  private int rounds() {
    return endings.values().stream().mapToInt(Integer::intValue).sum() - count(Ending.TOO_LATE);
  }

  /** For people. */
  static String table(Map<Fault, Tally> tallies) {
    StringBuilder text = new StringBuilder();
    row(
        text,
        "",
        "rounds",
        "completed",
        "unlocked",
        "failed",
        "wrong",
        "too late",
        "recorded",
        "ended with");
    tallies.forEach((kind, tally) -> tally.row(text, kind.words()));
    return text.toString();
  }

  private void row(StringBuilder text, String name) {
    String codes =
        exitCodes.entrySet().stream()
            .map(code -> (code.getKey() < 0 ? "killed" : code.getKey()) + " × " + code.getValue())
            .collect(Collectors.joining(", "));
    List<Ending> columns =
        List.of(
            Ending.COMPLETED,
            Ending.COMPLETED_UNLOCKED,
            Ending.FAILED,
            Ending.WRONG,
            Ending.TOO_LATE);
    List<String> counts = columns.stream().map(ending -> String.valueOf(count(ending))).toList();
    row(
        text,
        name,
        String.valueOf(rounds()),
        counts.get(0),
        counts.get(1),
        counts.get(2),
        counts.get(3),
        counts.get(4),
        leastRecorded + " to " + mostRecorded,
        codes);
  }

  private static void row(StringBuilder text, Object... values) {
    text.append(
            String.format(Locale.ROOT, "  %-22s %7s %9s %9s %7s %7s %8s   %-10s %s", values)
                .stripTrailing())
        .append('\n');
  }
}
