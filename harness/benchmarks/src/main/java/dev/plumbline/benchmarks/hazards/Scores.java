package dev.plumbline.benchmarks.hazards;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.hazards.Form.Kind;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.benchmarks.hazards.Verdict.Outcome;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How many hazards are found on one server, and what is wrong with the rest. */
final class Scores {

  private static final String REHEARSED = "new changeSets, rehearsed";
  private static final String COMPARED = "previous release";

  private final Run run;
  private final String server;

  Scores(Run run, String server) {
    this.run = run;
    this.server = server;
  }

  /** Adds rows, goals and a file of all that is not as it should be. */
  void add(List<Verdict> verdicts) {
    score(REHEARSED, of(verdicts, Judge.REHEARSAL));
    score(COMPARED, of(verdicts, Judge.PREVIOUS_RELEASE));
    for (Verdict verdict : verdicts) {
      run.samples(server + ": findings of one form", verdict.hazard().judge().toString())
          .add(verdict.time());
    }
    run.attach(
        "hazards-" + server.replace(", ", "-").replace(' ', '-') + ".txt",
        verdicts.stream()
            .filter(verdict -> !isAsItShouldBe(verdict))
            .map(verdict -> (verdict.evidenceIsRight() ? "" : "EVIDENCE: ") + verdict.toText())
            .collect(Collectors.joining("\n")));
    verdicts.stream().filter(this::isWrongInput).forEach(this::fail);
  }

  private static List<Verdict> of(List<Verdict> verdicts, Judge judge) {
    return verdicts.stream().filter(verdict -> verdict.hazard().judge() == judge).toList();
  }

  private void score(String what, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return;
    }
    String caseName = server + ": " + what;
    count(caseName, "hazards, found", verdicts, is(Outcome.FOUND));
    count(caseName, "hazards, missed", verdicts, is(Outcome.MISSED));
    count(caseName, "found, evidence wrong", verdicts, verdict -> !verdict.evidenceIsRight());
    count(caseName, "safe forms, quiet", verdicts, is(Outcome.QUIET));
    count(caseName, "safe forms, falsely reported", verdicts, is(Outcome.FALSELY_REPORTED));
    count(
        caseName,
        "safe forms, warned of something else",
        verdicts,
        verdict -> verdict.outcome() == Outcome.QUIET && verdict.isWarnedOf());
    count(caseName, "unknown to this version", verdicts, is(Outcome.UNKNOWN_TO_SERVER));
    goal(caseName, "hazards, missed");
    goal(caseName, "found, evidence wrong");
    goal(caseName, "safe forms, falsely reported");
  }

  private static Predicate<Verdict> is(Outcome outcome) {
    return verdict -> verdict.outcome() == outcome;
  }

  private void count(
      String caseName, String what, List<Verdict> verdicts, Predicate<Verdict> condition) {
    long number = verdicts.stream().filter(condition).count();
    run.samples(caseName, what, Unit.COUNT).add((double) number);
  }

  private void goal(String caseName, String what) {
    run.goal(Goal.atMost(0, caseName + ": " + what, median(caseName, what)));
  }

  private static boolean isAsItShouldBe(Verdict verdict) {
    return (verdict.outcome() == Outcome.FOUND && verdict.evidenceIsRight())
        || (verdict.outcome() == Outcome.QUIET && !verdict.isWarnedOf());
  }

  /** The newest version knows every statement that is here. */
  private boolean isWrongInput(Verdict verdict) {
    boolean isNewest = server.startsWith("PostgreSQL " + Trials.NEWEST);
    return verdict.outcome() == Outcome.BROKEN
        || (isNewest && verdict.outcome() == Outcome.UNKNOWN_TO_SERVER);
  }

  private void fail(Verdict verdict) {
    String kind = verdict.form().kind() == Kind.BAD ? ", bad" : ", safe";
    run.fail(server + ": " + verdict.hazard().name() + kind + ": " + verdict.detail());
  }
}
