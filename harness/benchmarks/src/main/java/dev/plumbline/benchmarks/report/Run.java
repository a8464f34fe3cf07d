package dev.plumbline.benchmarks.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a suite, while it lasts: where measurements go. Not safe for several threads. */
public final class Run {

  private final String suite;
  private final boolean quick;
  private final Path folder;
  private final PrintStream progress;
  private final long start = System.nanoTime();
  private final Map<String, Object> environment;
  private final Map<List<Object>, Samples> samples = new LinkedHashMap<>();
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, String> attachments = new LinkedHashMap<>();

  /**
   * An empty one.
   *
   * @param quick whether to show that everything works rather than to measure well
   * @param folder an empty folder for data, on the file system that is to be measured
   * @param progress where to say what is going on
   */
  public Run(
      String suite,
      boolean quick,
      Path folder,
      Map<String, Object> environment,
      PrintStream progress) {
    this.suite = suite;
    this.quick = quick;
    this.folder = folder;
    this.environment = new LinkedHashMap<>(environment);
    this.progress = progress;
  }

  /** Something that may fail. */
  @FunctionalInterface
  public interface Attempt {
    /** Measures. */
    void run() throws Exception;
  }

  /** Whether it is enough to show that everything works. */
  public boolean isQuick() {
    return quick;
  }

  /** Notes that something is not as it must be: the run goes on, but ends badly. */
  public void fail(String what) {
    failures.add(what);
  }

  /** One of two, depending on whether this run is a quick one. */
  public int choose(int full, int quickly) {
    return quick ? quickly : full;
  }

  /** An empty folder for data, deleted after the run. */
  public Path folder() {
    return folder;
  }

  /** Adds a fact about where this is measured. */
  public void environment(String name, Object value) {
    environment.put(name, value);
  }

  /** Where to put what is measured of a subject in a case; the same each time. */
  public Samples samples(String caseName, String subject, Unit unit) {
    return samples.computeIfAbsent(
        List.of(caseName, subject, unit), key -> new Samples(caseName, subject, unit));
  }

  /** The same, for milliseconds. */
  public Samples samples(String caseName, String subject) {
    return samples(caseName, subject, Unit.MILLISECONDS);
  }

  /** Adds a goal, to be computed from the rows at the end. */
  public void goal(Goal goal) {
    goals.add(goal);
  }

  /**
   * Adds what does not fit into rows, such as a list of names: a file beside the report.
   *
   * @param file its name, without a folder
   */
  public void attach(String file, String text) {
    attachments.put(file, text);
  }

  /** Every file that was attached, by name. */
  public Map<String, String> attachments() {
    return Collections.unmodifiableMap(attachments);
  }

  /** Does a part of the suite; if it fails, the run goes on, but ends badly. */
  public void attempt(String what, Attempt attempt) {
    tell("… " + what);
    try {
      attempt.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failures.add(what + ": interrupted");
    } catch (Exception | LinkageError e) {
      failures.add(what + ": " + e.toString().lines().findFirst().orElse(""));
      e.printStackTrace(progress);
    }
  }

  /** Notes that something cannot be measured here, and that this is all right. */
  public void leaveOut(String what, String why) {
    if (leftOut.contains(what + ": " + why)) {
      return;
    }
    leftOut.add(what + ": " + why);
    tell("left out: " + what + ": " + why);
  }

  private void tell(String what) {
    progress.printf("%4d s %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
  }

  /** What could not be measured although it should have been. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** What was found out so far. */
  public Report report() {
    Map<String, Object> facts = new LinkedHashMap<>(environment);
    facts.put("quick", quick);
    facts.put("leftOut", List.copyOf(leftOut));
    facts.put("failures", List.copyOf(failures));
    List<Row> rows =
        samples.values().stream().filter(some -> !some.isEmpty()).map(Samples::row).toList();
    return new Report(
        suite, facts, rows, goals.stream().flatMap(goal -> goal.judge(rows).stream()).toList());
  }
}
