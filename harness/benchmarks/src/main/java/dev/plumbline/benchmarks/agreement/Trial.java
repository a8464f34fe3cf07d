package dev.plumbline.benchmarks.agreement;

import dev.plumbline.benchmarks.machine.FileTree;
import dev.plumbline.migrator.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case, all ways. Not safe for several threads. */
final class Trial {

  /** What it does is right; the other peers are compared with it. */
  private final StockPeer reference;

  private final List<StockPeer> newer;
  private final Plumbline plumbline = new Plumbline();
  private final Site site;
  private final Path folder;
  private final Case trialled;
  private final List<Deviation> deviations = new ArrayList<>();

  Trial(StockPeer reference, List<StockPeer> newer, Site site, Path folder, Case trialled) {
    this.reference = reference;
    this.newer = newer;
    this.site = site;
    this.folder = folder;
    this.trialled = trialled;
  }

  /** Goes all ways. */
  List<Deviation> run() throws SQLException, IOException, InterruptedException {
    Observation expected = migrated(reference);
    Observation undone = expected;
    if (expected.succeeded()) {
      undone = afterTheReference(expected);
    }
    Observation actual = migrated(plumbline);
    compare("as " + reference.name(), expected, actual);
    if (actual.succeeded()) {
      afterPlumbline(actual);
    }
    if (expected.succeeded() && actual.succeeded()) {
      if (trialled.isUsual()) {
        compare("rolls back as " + reference.name(), undone, rolledBack(plumbline, actual));
        planned(actual);
      }
      if (trialled.isThorough() && !trialled.repeats()) {
        continued(expected);
      }
    }
    for (StockPeer peer : newer) {
      compare(
          peer.name() + " beside " + reference.name(), expected, migrated(peer::migrate, false));
    }
    return deviations;
  }

  /** Returns what is there when the reference has rolled it back. */
  private Observation afterTheReference(Observation expected)
      throws SQLException, IOException, InterruptedException {
    verified("verifier after " + reference.name());
    if (trialled.isThorough()) {
      takenOver("takes over from " + reference.name(), plumbline, expected);
    }
    return trialled.isUsual() ? rolledBack(reference, expected) : expected;
  }

  private void afterPlumbline(Observation actual)
      throws SQLException, IOException, InterruptedException {
    verified("verifier");
    if (trialled.isThorough()) {
      takenOver("is taken over by " + reference.name(), reference, actual);
      for (StockPeer peer : newer) {
        takenOver("is taken over by " + peer.name(), peer, actual);
      }
    }
  }

  /** Whoever has migrated it, a database is as its build needs it. */
  private void verified(String way) {
    String verdict = plumbline.verdict(job());
    if (!verdict.equals(Plumbline.GOOD)) {
      add(way, Aspect.VERDICT, verdict);
    }
  }

  private void compare(String way, Observation expected, Observation actual) {
    expected.differencesTo(actual).forEach((aspect, detail) -> add(way, aspect, detail));
  }

  private void add(String way, Aspect aspect, String detail) {
    deviations.add(new Deviation(trialled.name(), way, aspect, detail));
  }

  private Job job() {
    return new Job(
        folder,
        trialled.root(),
        trialled.contexts(),
        trialled.labels(),
        trialled.parameters(),
        trialled.settings(),
        site.database());
  }

  /** All editions in turn, into an empty database. */
  private Observation migrated(Subject subject)
      throws SQLException, IOException, InterruptedException {
    return migrated(subject::migrate, trialled.isUsual());
  }

  /** How one edition is migrated to. */
  private interface Way {
    Outcome migrate(Job job);
  }

  private Observation migrated(Way way, boolean dumped)
      throws SQLException, IOException, InterruptedException {
    return migrated(way, trialled.editions(), dumped);
  }

  private Observation migrated(Way way, List<Map<String, byte[]>> editions, boolean dumped)
      throws SQLException, IOException, InterruptedException {
    site.renew(trialled.setup());
    new FileTree(folder).delete();
    List<Outcome> outcomes = new ArrayList<>();
    for (Map<String, byte[]> edition : editions) {
      write(edition);
      outcomes.add(way.migrate(job()));
    }
    return site.observe(outcomes, dumped);
  }

  private void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Somebody comes to a database that is migrated, and finds nothing to do. */
  private void takenOver(String way, Subject subject, Observation before)
      throws SQLException, IOException, InterruptedException {
    Outcome outcome = subject.migrate(job());
    Observation after = site.observe(List.of(outcome), false);
    if (!trialled.repeats()) {
      compare(way, before.with(Outcome.SUCCESS), after);
    } else if (!outcome.succeeded()) {
      add(way, Aspect.OUTCOME, outcome.toText());
    }
  }

  private Observation rolledBack(Subject subject, Observation before)
      throws SQLException, IOException, InterruptedException {
    int count = before.history().size();
    if (trialled.rollback() != Case.ALL) {
      count = Math.min(count, trialled.rollback());
    }
    return count == 0 ? before : site.observe(List.of(subject.rollback(job(), count)), false);
  }

  /**
   * The plan of the last edition, executed by psql where the others have been migrated to. What it
   * says that it leaves out is no fault. A script keeps no history; what the migration's says must
   * have run is what the plan announces.
   */
  private void planned(Observation actual) throws SQLException, IOException, InterruptedException {
    int last = trialled.editions().size() - 1;
    Observation before = migrated(plumbline::migrate, trialled.editions().subList(0, last), false);
    write(trialled.editions().get(last));
    List<Outcome> outcomes = new ArrayList<>(before.outcomes());
    try {
      Plan plan = plumbline.plan(job());
      if (!Script.saysAll(plan)) {
        return;
      }
      site.run(plan.toSql());
      outcomes.add(Outcome.SUCCESS);
      announced(plan, actual.appliedSince(before));
    } catch (IOException | RuntimeException e) {
      outcomes.add(Outcome.failure(e.toString()));
    }
    Observation seen = site.observe(outcomes, false);
    compare("plan", actual.withoutHistory(), seen.withoutHistory());
  }

  private void announced(Plan plan, List<String> applied) {
    List<String> planned = plan.pending().stream().map(one -> one.id().toString()).toList();
    if (!planned.equals(applied)) {
      add("plan", Aspect.HISTORY, "announces " + planned + "\n  but these are applied: " + applied);
    }
  }

  /** Cut off in the middle, and continued by the other. */
  private void continued(Observation expected)
      throws SQLException, IOException, InterruptedException {
    int half = Math.max(1, expected.history().size() / 2);
    compare(
        "continues " + reference.name(),
        expected,
        migrated(job -> handedOver(reference, plumbline, job, half), false));
    compare(
        "is continued by " + reference.name(),
        expected,
        migrated(job -> handedOver(plumbline, reference, job, half), false));
  }

  private static Outcome handedOver(Subject first, Subject second, Job job, int count) {
    Outcome outcome = first.migrate(job, count);
    return outcome.succeeded() ? second.migrate(job) : outcome;
  }
}
