package dev.plumbline.benchmarks.mappings;

import java.util.ArrayList;
import java.util.List;

/** What has been seen so far. */
final class Tally {

  private final List<String> deviations = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int mappings;
  private int statements;
  private int changes;

  void mappings(int more) {
    mappings += more;
  }

  void statements(int more) {
    statements += more;
  }

  void changed() {
    changes++;
  }

  /** Told at once, because a full run takes long. */
  void deviation(String what) {
    System.out.println("DEVIATION " + what);
    deviations.add(what);
  }

  /** Something that this run cannot try, because it does not know how to make such an entity. */
  void leftOut(String what) {
    leftOut.add(what);
  }

  int mappings() {
    return mappings;
  }

  int statements() {
    return statements;
  }

  int changes() {
    return changes;
  }

  List<String> deviations() {
    return List.copyOf(deviations);
  }

  List<String> leftOut() {
    return List.copyOf(leftOut);
  }
}
