package dev.plumbline.benchmarks.agreement;

import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Whether a changelog leads to the same database, whoever applies it. */
public final class AgreementSuite implements Suite {

  @Override
  public String name() {
    return "agreement";
  }

  @Override
  public String description() {
    return "one changelog through stock Liquibase and through Plumbline: schema, rows, history";
  }

  @Override
  public List<Part> parts() {
    return List.of(part(cases(), true));
  }

  /** The cases whose names are, or begin with, what is asked for. */
  @Override
  public List<Part> parts(List<String> only) {
    if (only.isEmpty()) {
      return parts();
    }
    List<Case> wanted =
        cases().stream()
            .filter(one -> only.stream().anyMatch(beginning -> one.name().startsWith(beginning)))
            .toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "--only takes the beginning of a case's name, such as changes/addColumn; families are: "
              + String.join(", ", cases().stream().map(Case::family).distinct().toList()));
    }
    return List.of(part(wanted, false));
  }

  private static Part part(List<Case> cases, boolean complete) {
    return new Part("cases", run -> measure(run, cases, complete));
  }

  private static void measure(Run run, List<Case> cases, boolean complete) {
    run.attempt("cases", () -> new Trials(run, cases, complete).run());
  }

  private static List<Case> cases() {
    try {
      return Cases.all();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
