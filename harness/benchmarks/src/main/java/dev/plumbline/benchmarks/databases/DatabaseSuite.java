package dev.plumbline.benchmarks.databases;

import dev.plumbline.benchmarks.report.Suite;
import java.util.List;

/** How long one waits for a fresh, migrated database. */
public final class DatabaseSuite implements Suite {

  static final String PLUMBLINE = "Plumbline";

  @Override
  public String name() {
    return "databases";
  }

  @Override
  public String description() {
    return "how long one waits for a fresh, migrated database, beside the server itself and peers";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("hand-outs", run -> new HandOuts(run).measure()),
        new Part("first-queries", run -> new FirstQueries(run).measure()),
        new Part("contracts", run -> new Contracts(run).measure()),
        new Part("crowds", run -> new Crowds(run).measure()));
  }
}
