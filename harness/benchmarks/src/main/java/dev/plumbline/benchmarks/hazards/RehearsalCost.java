package dev.plumbline.benchmarks.hazards;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.contracts.GeneratedService;
import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.Database;
import dev.plumbline.safety.SafetyRehearsal;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** How long one waits for the rehearsal of new changeSets on a service of 60 tables. */
final class RehearsalCost {

  private static final GeneratedService SERVICE = new GeneratedService(60, 240);
  private static final String CASE = "rehearsal, 60 tables, 240 changeSets";
  private static final String NOTHING = "nothing new";
  private static final String KEPT = "three new, the released schema is kept";
  private static final String MADE = "three new, the released changeSets are run each time";

  private static final String NEXT = "changelogs/grown/next.yaml";

  private static final String THREE_NEW =
      """
      --liquibase formatted sql
      --changeset bench:1
      alter table entry_001 add column colour varchar(20);
      --changeset bench:2 runInTransaction:false
      create index concurrently entry_002_count on entry_002 (count_2);
      --changeset bench:3
      alter table entry_003 add constraint entry_003_count check (count_3 >= 0) not valid;
      """;

  private final Run run;

  RehearsalCost(Run run) {
    this.run = run;
  }

  void measure() {
    run.goal(Goal.atMost(3000, "three new changeSets, warm (median, ms)", median(CASE, KEPT)));
    run.goal(Goal.atMost(10, "nothing new (median, ms)", median(CASE, NOTHING)));
    run.attempt(
        CASE,
        () -> {
          try (OwnCluster server = OwnCluster.start(run, run.folder().resolve("cost"))) {
            measure(server);
          }
        });
  }

  private void measure(OwnCluster server) throws IOException, SQLException {
    Path folder = run.folder().resolve("cost-changelog");
    SERVICE.writeChangelog(folder);
    SearchPath path = SearchPath.of(folder);
    Changelog old = Changelog.at(GeneratedService.NAME, GeneratedService.CHANGELOG, path);
    Files.writeString(
        folder.resolve(NEXT),
        "databaseChangeLog:\n  - include: {file: %s}\n  - include: {file: changelogs/grown/new.sql}\n"
            .formatted(GeneratedService.CHANGELOG));
    Files.writeString(folder.resolve(NEXT).resolveSibling("new.sql"), THREE_NEW);
    Changelog next = Changelog.at(GeneratedService.NAME, NEXT, path);
    Database empty = server.cluster().createDatabase("empty");
    Database released = server.migrated(old);
    Set<ChangeSetId> known = ids(old);
    rehearse(next, server, released, known, 3); // classes are loaded, code is compiled
    for (int round = 0; round < run.choose(7, 1); round++) {
      run.samples(CASE, KEPT).add(rehearse(next, server, released, known, 3));
      run.samples(CASE, MADE).add(rehearse(next, server, empty, known, 3));
      run.samples(CASE, NOTHING).add(rehearse(old, server, released, known, 0));
    }
  }

  private static Set<ChangeSetId> ids(Changelog changelog) {
    return changelog.revision().changeSets().stream()
        .map(Revision.ExpectedChangeSet::id)
        .collect(Collectors.toSet());
  }

  private static Duration rehearse(
      Changelog changelog, OwnCluster server, Database start, Set<ChangeSetId> known, int fresh) {
    try (Copies copies = new Copies(server.cluster(), start)) {
      long begin = System.nanoTime();
      SafetyRehearsal.Result result = new SafetyRehearsal(changelog, copies).of(known);
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      if (result.changeSets().size() != fresh) {
        throw new IllegalStateException("Rehearsed: " + result.changeSets());
      }
      return time;
    }
  }
}
