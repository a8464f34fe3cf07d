package dev.plumbline.benchmarks.contracts;

import dev.plumbline.benchmarks.report.Suite;
import java.util.List;
import java.util.stream.Stream;

/** How long a contract takes on services of real size. */
public final class ContractsSuite implements Suite {

  @Override
  public String name() {
    return "contracts";
  }

  @Override
  public String description() {
    return "how long the contract of a service of real size takes, kept and broken";
  }

  @Override
  public List<Part> parts() {
    return Stream.of(
            new GeneratedService(40, 140),
            new GeneratedService(80, 330),
            new GeneratedService(160, 1000))
        .map(
            service ->
                new Part(
                    service.tables() + "-tables", run -> new ContractTimes(run, service).measure()))
        .toList();
  }
}
