package dev.plumbline.benchmarks.mappings;

import static dev.plumbline.benchmarks.report.Quantity.median;

import dev.plumbline.benchmarks.machine.OwnCluster;
import dev.plumbline.benchmarks.model.CompiledModel;
import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.benchmarks.model.MappingModels;
import dev.plumbline.benchmarks.report.Goal;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Unit;
import java.util.Random;

/** Every model beside Hibernate. */
final class EntityRun {

  private static final String SUBJECT = "Plumbline";
  private static final String DEVIATIONS = "unexplained deviations";

  private final Run run;
  private final Tally tally = new Tally();
  private final String only = System.getProperty("plumbline.bench.model", "");
  private final long seed = Long.getLong("plumbline.bench.seed", 20261129);

  EntityRun(Run run) {
    this.run = run;
  }

  void fixtures() {
    run.attempt(
        "start PostgreSQL",
        () -> {
          try (OwnCluster own = OwnCluster.start(run, run.folder().resolve("fixtures"))) {
            int most =
                Integer.getInteger("plumbline.bench.fixtures", run.choose(Integer.MAX_VALUE, 6));
            MappingModels.all().stream()
                .filter(model -> model.name().contains(only))
                .limit(most)
                .forEach(model -> judge(model, own, changes(40, 2), seed));
          }
        });
    conclude("fixtures");
  }

  void generated() {
    int models = Integer.getInteger("plumbline.bench.models", run.choose(50, 3));
    run.attempt(
        "start PostgreSQL",
        () -> {
          try (OwnCluster own = OwnCluster.start(run, run.folder().resolve("generated"))) {
            for (int number = 0; number < models; number++) {
              generated(own, seed + number);
            }
          }
        });
    conclude("generated");
  }

  private int changes(int full, int quickly) {
    return Integer.getInteger("plumbline.bench.changes", run.choose(full, quickly));
  }

  private void generated(OwnCluster own, long modelSeed) {
    run.attempt(
        "compile the entities of seed " + modelSeed,
        () -> {
          try (CompiledModel compiled =
              CompiledModel.make(
                  "seed-" + modelSeed,
                  run.folder().resolve("seed-" + modelSeed),
                  new GeneratedMappings(modelSeed).compilable())) {
            judge(compiled.model(), own, changes(30, 4), modelSeed);
          }
        });
  }

  private void judge(EntityModel model, OwnCluster own, int changes, long modelSeed) {
    run.attempt(
        "use " + model.name(),
        () ->
            model.load(
                () ->
                    new ModelRun(model, own.cluster(), tally)
                        .judge(changes, new Random(modelSeed))));
    tally.mappings(model.classes().size());
  }

  private void conclude(String part) {
    count(part, "mappings", tally.mappings());
    count(part, "statements", tally.statements());
    count(part, "changed schemas", tally.changes());
    count(part, "statements that this run cannot make", tally.leftOut().size());
    count(part, DEVIATIONS, tally.deviations().size());
    run.attach(
        "mappings-" + part + "-deviations.txt", String.join("\n", tally.deviations()) + "\n");
    run.attach("mappings-" + part + "-left-out.txt", String.join("\n", tally.leftOut()) + "\n");
    run.goal(Goal.atMost(0, part + ": " + DEVIATIONS, median(caseName(part, DEVIATIONS), SUBJECT)));
    if (!tally.deviations().isEmpty()) {
      run.attempt(
          part + ": no deviation",
          () -> {
            throw new IllegalStateException(tally.deviations().size() + " " + DEVIATIONS);
          });
    }
  }

  private void count(String part, String what, int value) {
    run.samples(caseName(part, what), SUBJECT, Unit.COUNT).add(value);
  }

  private static String caseName(String part, String what) {
    return part + ": " + what;
  }
}
