package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.mutation.Impact;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who noticed what, for people. */
final class MutationTable {

  private final List<MutatedModel> models;
  private final StringBuilder text = new StringBuilder();

  MutationTable(List<MutatedModel> models) {
    this.models = List.copyOf(models);
  }

  /** All models together. */
  Tally total(Peer peer) {
    Tally total = new Tally();
    models.stream()
        .flatMap(model -> model.judged().stream())
        .filter(judged -> judged.peer() == peer)
        .forEach(judged -> total.add(judged.tally()));
    return total;
  }

  /** A line for each model and judge. */
  String toText() {
    text.setLength(0);
    text.append("Of changes that matter (detected, missed), are worth a note (noticed), do not")
        .append(" matter (wrongly reported);\nof models as they are: wrong reports.\n\n");
    line("", "", "matter", "missed", "notable", "noticed", "harmless", "wrong", "as it is");
    for (MutatedModel model : models) {
      model.judged().forEach(judged -> line(model.model().name(), judged.peer(), judged.tally()));
    }
    for (Peer peer : Peer.values()) {
      line("all", peer, total(peer));
    }
    kinds();
    impossible();
    return text.toString();
  }

  private void line(String name, Peer peer, Tally tally) {
    line(
        name,
        peer.subject(),
        tally.judged(Impact.MATTERS),
        tally.missed(),
        tally.judged(Impact.NOTEWORTHY),
        tally.noticed(),
        tally.judged(Impact.HARMLESS),
        tally.cried(),
        tally.falseAlarms().size());
  }

  private void line(Object... cells) {
    text.append(String.format(Locale.ROOT, "%-24s %-20s %9s %7s %9s %9s %9s %9s %8s%n", cells));
  }

  /** Which kinds of change each judge got wrong, and how often. */
  private void kinds() {
    for (Peer peer : Peer.values()) {
      Map<String, Integer> kinds = new TreeMap<>();
      for (Tally.Lapse lapse : total(peer).lapses()) {
        kinds.merge(lapse.what() + ": " + lapse.mutation().kind(), 1, Integer::sum);
      }
      text.append('\n').append(peer.subject()).append('\n');
      kinds.forEach(
          (kind, count) -> text.append(String.format(Locale.ROOT, "  %5d %s%n", count, kind)));
    }
  }

  private void impossible() {
    long applied = models.stream().mapToLong(MutatedModel::applied).sum();
    long refused = models.stream().mapToLong(model -> model.impossible().size()).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d changes were made; %d more PostgreSQL refused, because something depends on what"
                + " they change, or its version does not know them.%n",
            applied,
            refused));
  }

  /** Every miss and every wrong report by name, and every change that could not be made. */
  String lapses() {
    StringBuilder lines = new StringBuilder();
    for (MutatedModel model : models) {
      String name = model.model().name();
      for (JudgedModel judged : model.judged()) {
        String start = judged.peer().subject() + " | ";
        new TreeSet<>(judged.tally().falseAlarms())
            .forEach(alarm -> lines.append(start + "false alarm | " + name + " | " + alarm + '\n'));
        judged
            .tally()
            .lapses()
            .forEach(lapse -> lines.append(start + describe(lapse, name) + '\n'));
      }
      for (String refused : model.impossible()) {
        lines.append("refused | " + name + " | " + refused.lines().findFirst().orElse("") + '\n');
      }
    }
    return lines.toString();
  }

  private static String describe(Tally.Lapse lapse, String model) {
    return lapse.what()
        + " | "
        + model
        + " | "
        + lapse.mutation().name()
        + "\n    because "
        + lapse.mutation().verdict().reason()
        + "\n    by      "
        + String.join("; ", lapse.mutation().statements())
        + (lapse.said().isEmpty()
            ? ""
            : "\n    said    " + String.join("\n            ", new TreeSet<>(lapse.said())));
  }
}
