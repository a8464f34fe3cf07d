package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.mutation.Mutation;
import dev.plumbline.benchmarks.report.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One judge asked about one model, as it is and changed. Not safe for several threads. */
final class JudgedModel {

  private final Peer peer;
  private final Judge judge;
  private final Samples times;
  private final Reports unmutated;
  private final Tally tally = new Tally();
  private final Map<String, Integer> asked = new HashMap<>();

  /**
   * Asks about the model as it is.
   *
   * @param times where to put how long each changed schema takes
   */
  JudgedModel(Peer peer, Judge judge, Samples times) throws Exception {
    this.peer = peer;
    this.judge = judge;
    this.times = times;
    this.unmutated = judge.judge();
    tally.unmutated(unmutated);
  }

  Peer peer() {
    return peer;
  }

  Tally tally() {
    return tally;
  }

  /** Asks, unless the judge has been asked often enough about such a change. */
  void ask(Mutation mutation) throws Exception {
    if (asked.merge(mutation.kind(), 1, Integer::sum) > judge.patience()) {
      return;
    }
    long start = System.nanoTime();
    Reports reports = judge.judge();
    times.add(Duration.ofNanos(System.nanoTime() - start));
    tally.mutated(mutation, reports.since(unmutated));
  }
}
