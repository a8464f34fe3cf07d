package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.hazards.Form.Format;
import dev.plumbline.benchmarks.hazards.Hazard.Judge;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All forms of all hazards, judged on servers of several versions. */
final class Trials {

  /** The version that knows all statements. */
  static final String NEWEST = "18";

  private static final String VERSIONS =
      System.getProperty("plumbline.bench.versions", "14,15,16,17," + NEWEST);

  private final Run run;
  private final List<Hazard> hazards;
  private final String only = System.getProperty("plumbline.bench.hazard", "");

  Trials(Run run, List<Hazard> hazards) {
    this.run = run;
    this.hazards = hazards;
  }

  /**
   * On the newest version everything; on older ones, unless this is a quick run, what is in SQL:
   * what Liquibase makes of changes does not depend on the version.
   *
   * @return the verdicts on the newest; none, if that is not asked for
   */
  List<Verdict> onGivenRows() throws IOException {
    Optional<String> rows = Optional.of(Hazards.rows());
    List<Verdict> newest = List.of();
    for (String version : VERSIONS.split(",", -1)) {
      if (version.equals(NEWEST)) {
        newest = on(version, "", List.of(Format.SQL, Format.YAML), rows);
      } else if (run.isQuick()) {
        run.leaveOut("PostgreSQL " + version, "this is a quick run");
      } else {
        on(version, "", List.of(Format.SQL), rows);
      }
    }
    return newest;
  }

  /** In SQL on the newest version, on the rows that a team has that gives none. */
  void onGeneratedRows() {
    on(NEWEST, ", generated rows", List.of(Format.SQL), Optional.empty());
  }

  private List<Verdict> on(
      String version, String what, List<Format> formats, Optional<String> rows) {
    List<Verdict> verdicts = new ArrayList<>();
    run.attempt(
        "PostgreSQL " + version + what,
        () -> {
          try (OwnCluster server =
              OwnCluster.start(
                  run,
                  run.folder().resolve(version + what.replace(", ", "-").replace(' ', '-')),
                  version)) {
            verdicts.addAll(judged(server, new Shop(run.folder().resolve("shop")), formats, rows));
          }
          new Scores(run, "PostgreSQL " + version + what).add(verdicts);
        });
    return verdicts;
  }

  private List<Verdict> judged(
      OwnCluster server, Shop shop, List<Format> formats, Optional<String> rows)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    Database released = server.migrated(shop.released());
    List<Callable<Verdict>> trials = new ArrayList<>();
    for (Hazard hazard : hazards) {
      for (Form form : hazard.forms()) {
        if (formats.contains(form.format()) && isWanted(hazard)) {
          Changelog changelog = shop.with(form, hazard.name() + "-" + trials.size());
          trials.add(
              () -> {
                try (Copies copies = new Copies(server.cluster(), released)) {
                  return new Trial(hazard, form, changelog, rows).run(copies);
                }
              });
        }
      }
    }
    return all(trials);
  }

  private boolean isWanted(Hazard hazard) {
    return hazard.judge() != Judge.NOBODY && hazard.name().contains(only);
  }

  private static List<Verdict> all(List<Callable<Verdict>> trials)
      throws InterruptedException, ExecutionException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> trial : threads.invokeAll(trials)) {
        verdicts.add(trial.get());
      }
      return verdicts;
    } finally {
      threads.shutdownNow();
    }
  }
}
