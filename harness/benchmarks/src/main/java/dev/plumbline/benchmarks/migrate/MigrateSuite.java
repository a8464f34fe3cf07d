package dev.plumbline.benchmarks.migrate;

import dev.plumbline.benchmarks.report.Suite;
import java.util.List;

/** How long the migrator takes as a whole process, as Jobs run it. */
public final class MigrateSuite implements Suite {

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String description() {
    return "plumbline.jar as a whole process, beside Liquibase's and Flyway's command lines";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("no-op", run -> new Migrations(run).nothingToDo()),
        new Part("fleet", run -> new Migrations(run).fleet()),
        new Part("sizes", run -> new Migrations(run).sizes()));
  }
}
