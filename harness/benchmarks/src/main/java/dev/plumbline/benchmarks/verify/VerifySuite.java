package dev.plumbline.benchmarks.verify;

import dev.plumbline.benchmarks.report.Suite;
import java.util.List;

/** How long a service waits at its start until it knows that its database is right. */
public final class VerifySuite implements Suite {

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String description() {
    return "the verifier, warm and as a cold process, beside SELECT 1, Flyway, Liquibase, Hibernate";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("warm", run -> new WarmLooks(run).measure()),
        new Part("cold", run -> new ColdStarts(run).measure()),
        new Part("replicas", run -> new Replicas(run).measure()));
  }
}
