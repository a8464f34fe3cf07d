package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.mutation.Impact;
import dev.plumbline.benchmarks.mutation.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How one judge did on one model. Not safe for several threads. */
final class Tally {

  /**
   * A judgement that is wrong, or less than what was hoped for.
   *
   * @param what it is, in a word
   * @param mutation of which it was made
   * @param said what was reported
   */
  record Lapse(String what, Mutation mutation, Set<String> said) {}

  private final List<Lapse> lapses = new ArrayList<>();
  private Set<String> falseAlarms = Set.of();
  private int detected;
  private int missed;
  private int noticed;
  private int unnoticed;
  private int quiet;
  private int cried;

  /** What was reported of the model as it is. */
  void unmutated(Reports reports) {
    falseAlarms = reports.warnings();
  }

  /**
   * What was reported of a changed model.
   *
   * @param reports those that were not there before the change
   */
  void mutated(Mutation mutation, Reports reports) {
    boolean warned = !reports.warnings().isEmpty();
    boolean mentioned = warned || !reports.notes().isEmpty();
    switch (mutation.verdict().impact()) {
      case MATTERS -> {
        detected += warned ? 1 : 0;
        missed += warned ? 0 : 1;
        lapse(!warned, "missed", mutation, reports.notes());
      }
      case NOTEWORTHY -> {
        noticed += mentioned ? 1 : 0;
        unnoticed += mentioned ? 0 : 1;
        lapse(!mentioned, "unnoticed", mutation, Set.of());
      }
      case HARMLESS -> {
        cried += warned ? 1 : 0;
        quiet += warned ? 0 : 1;
        lapse(warned, "wrongly reported", mutation, reports.warnings());
      }
    }
  }

  private void lapse(boolean happened, String what, Mutation mutation, Set<String> said) {
    if (happened) {
      lapses.add(new Lapse(what, mutation, said));
    }
  }

  /** Adds another's. */
  void add(Tally other) {
    lapses.addAll(other.lapses);
    List<String> all = new ArrayList<>(falseAlarms);
    all.addAll(other.falseAlarms);
    falseAlarms = Set.copyOf(all);
    detected += other.detected;
    missed += other.missed;
    noticed += other.noticed;
    unnoticed += other.unnoticed;
    quiet += other.quiet;
    cried += other.cried;
  }

  int detected() {
    return detected;
  }

  int missed() {
    return missed;
  }

  int noticed() {
    return noticed;
  }

  int cried() {
    return cried;
  }

  /** How many mutations of that impact were judged. */
  int judged(Impact impact) {
    return switch (impact) {
      case MATTERS -> detected + missed;
      case NOTEWORTHY -> noticed + unnoticed;
      case HARMLESS -> cried + quiet;
    };
  }

  Set<String> falseAlarms() {
    return falseAlarms;
  }

  List<Lapse> lapses() {
    return List.copyOf(lapses);
  }
}
