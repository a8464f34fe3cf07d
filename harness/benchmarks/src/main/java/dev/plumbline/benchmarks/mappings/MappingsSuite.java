package dev.plumbline.benchmarks.mappings;

import dev.plumbline.benchmarks.report.Suite;
import java.util.List;

/** Whether what is expected and judged is what Hibernate does. */
public final class MappingsSuite implements Suite {

  @Override
  public String name() {
    return "mappings";
  }

  @Override
  public String description() {
    return "entities beside Hibernate: the schema that it would create, and which of its statements"
        + " work on that schema and on changed ones";
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("fixtures", run -> new EntityRun(run).fixtures()),
        new Part("generated", run -> new EntityRun(run).generated()));
  }
}
