package dev.plumbline.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which strategy copies one database faster: its first copies try both, in turn. Safe for several
 * threads.
 */
final class CopyTrial {

  /** The first copy by file also flushes what the original's builder wrote: the best one counts. */
  private static final int ROUNDS = 2;

  private final Map<CopyStrategy, Integer> begun = new EnumMap<>(CopyStrategy.class);
  private final Map<CopyStrategy, List<Double>> millis = new EnumMap<>(CopyStrategy.class);

  CopyTrial() {
    for (CopyStrategy strategy : CopyStrategy.values()) {
      begun.put(strategy, 0);
      millis.put(strategy, new ArrayList<>());
    }
  }

  /** Goes on where an earlier run left off; from the start if it cannot read the text. */
  static CopyTrial parse(String text) {
    CopyTrial trial = new CopyTrial();
    for (String figure : text.split(" ", -1)) {
      String[] parts = figure.split("=", -1);
      for (CopyStrategy strategy : CopyStrategy.values()) {
        if (parts.length == 2
            && parts[0].equals(strategy.name())
            && parts[1].matches("\\d{1,9}\\.\\d")) {
          trial.begun.merge(strategy, 1, Integer::sum);
          trial.figures(strategy).add(Double.parseDouble(parts[1]));
        }
      }
    }
    return trial;
  }

  /** What to copy by now. */
  synchronized CopyStrategy next() {
    Optional<CopyStrategy> decision = decision();
    if (decision.isPresent()) {
      return decision.get();
    }
    CopyStrategy next = CopyStrategy.FILE_COPY;
    for (CopyStrategy strategy : CopyStrategy.values()) {
      next = count(strategy) < count(next) ? strategy : next;
    }
    begun.merge(next, 1, Integer::sum);
    return next;
  }

  /** Takes a copy's time into account, unless that is settled. Returns whether it was news. */
  synchronized boolean add(CopyStrategy strategy, long nanos) {
    if (figures(strategy).size() >= ROUNDS) {
      return false;
    }
    return figures(strategy).add(nanos / 1e6);
  }

  /** The faster one, once both have been tried. */
  synchronized Optional<CopyStrategy> decision() {
    CopyStrategy best = CopyStrategy.FILE_COPY;
    for (CopyStrategy strategy : CopyStrategy.values()) {
      if (figures(strategy).size() < ROUNDS) {
        return Optional.empty();
      }
      best = fastest(strategy) < fastest(best) ? strategy : best;
    }
    return Optional.of(best);
  }

  /** The figures, in milliseconds: {@code FILE_COPY=12.0 WAL_LOG=24.5}. */
  synchronized String toText() {
    List<String> words = new ArrayList<>();
    millis.forEach(
        (strategy, figures) ->
            figures.forEach(
                figure -> words.add(String.format(Locale.ROOT, "%s=%.1f", strategy, figure))));
    return String.join(" ", words);
  }

  private double fastest(CopyStrategy strategy) {
    return Collections.min(figures(strategy));
  }

  private int count(CopyStrategy strategy) {
    return begun.getOrDefault(strategy, 0);
  }

  private List<Double> figures(CopyStrategy strategy) {
    return millis.computeIfAbsent(strategy, key -> new ArrayList<>());
  }
}
