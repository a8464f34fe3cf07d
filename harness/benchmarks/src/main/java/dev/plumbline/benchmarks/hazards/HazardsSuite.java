package dev.plumbline.benchmarks.hazards;

import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Suite;
import java.util.List;

/** What is found of what new changeSets would do to production. */
public final class HazardsSuite implements Suite {

  @Override
  public String name() {
    return "hazards";
  }

  @Override
  public String description() {
    return "which migration hazards are found and which safe changeSets are not reported, beside"
        + " linters for SQL";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("cases", HazardsSuite::cases),
        new Part("generated-rows", HazardsSuite::generatedRows),
        new Part("cost", run -> new RehearsalCost(run).measure()));
  }

  private static void cases(Run run) {
    run.attempt(
        "hazards",
        () -> {
          List<Hazard> hazards = Hazards.all();
          List<Verdict> verdicts = new Trials(run, hazards).onGivenRows();
          new LinterScores(run, hazards).beside(verdicts);
        });
  }

  private static void generatedRows(Run run) {
    if (run.isQuick()) {
      run.leaveOut("generated rows", "this is a quick run");
    } else {
      run.attempt("hazards", () -> new Trials(run, Hazards.all()).onGeneratedRows());
    }
  }
}
