package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.report.Suite;
import java.util.List;

/** What is found where entities and schema differ. */
public final class ParitySuite implements Suite {

  @Override
  public String name() {
    return "parity";
  }

  @Override
  public String description() {
    return "what is found where entities and schema differ, and how fast, beside Hibernate and"
        + " Liquibase";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("mutations", run -> new MutationScore(run).measure()),
        new Part("speed", run -> new Speed(run).measure()));
  }
}
