package dev.plumbline.benchmarks;

import dev.plumbline.benchmarks.agreement.AgreementSuite;
import dev.plumbline.benchmarks.contracts.ContractsSuite;
import dev.plumbline.benchmarks.databases.DatabaseSuite;
import dev.plumbline.benchmarks.hazards.HazardsSuite;
import dev.plumbline.benchmarks.machine.DataFolder;
import dev.plumbline.benchmarks.mappings.MappingsSuite;
import dev.plumbline.benchmarks.migrate.MigrateSuite;
import dev.plumbline.benchmarks.parity.ParitySuite;
import dev.plumbline.benchmarks.report.Environment;
import dev.plumbline.benchmarks.report.Report;
import dev.plumbline.benchmarks.report.Run;
import dev.plumbline.benchmarks.report.Suite;
import dev.plumbline.benchmarks.report.Table;
import dev.plumbline.benchmarks.verify.VerifySuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main program behind {@code ci/bench}. */
@Command(
    name = "ci/bench",
    mixinStandardHelpOptions = true,
    description = "Runs a suite of benchmarks, prints a table, writes target/bench/SUITE.json.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was measured that can be measured here",
      "1:something could not be measured, or is not as it must be, or with --goals, a goal was missed",
      "2:the command line is wrong"
    })
final class Bench implements Callable<Integer> {

  /** A further suite is a further line here. */
  private static final List<Suite> SUITES =
      List.of(
          new DatabaseSuite(),
          new ContractsSuite(),
          new ParitySuite(),
          new MappingsSuite(),
          new HazardsSuite(),
          new MigrateSuite(),
          new VerifySuite(),
          new AgreementSuite());

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "SUITE", description = "One of those listed without it.")
  private String suite = "";

  @Option(names = "--quick", description = "Few samples: shows that all works, measures badly.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description =
          "Only this part of the suite; may be repeated. Goals of other parts are absent.")
  private List<String> only = List.of();

  @Option(names = "--goals", description = "Fail if a goal is missed.")
  private boolean goals;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Where data goes. Unless given: memory if there is room, or else temporary.")
  private @Nullable Path folder;

  @Option(names = "--root", hidden = true, description = "The repository.")
  private Path root = Path.of("").toAbsolutePath();

  /** Runs, and ends the JVM. */
  public static void main(String... arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Suite chosen =
        SUITES.stream()
            .filter(candidate -> candidate.name().equals(suite))
            .findFirst()
            .orElseThrow(() -> new ParameterException(command.commandLine(), knownSuites()));
    List<Suite.Part> parts = parts(chosen);
    try (DataFolder data = DataFolder.in(folder)) {
      Run run = new Run(chosen.name(), quick, data.path(), Environment.facts(root), System.err);
      run.environment("dataFolder", data.description());
      parts.forEach(part -> part.measurement().accept(run));
      return conclude(run);
    }
  }

  private List<Suite.Part> parts(Suite chosen) {
    try {
      return chosen.parts(only);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private int conclude(Run run) throws Exception {
    Report report = run.report();
    Path file = root.resolve("target/bench").resolve(report.suite() + ".json");
    report.write(file);
    System.out.println();
    System.out.print(Table.of(report));
    System.out.println();
    System.out.println("Written to " + file);
    for (Map.Entry<String, String> attachment : run.attachments().entrySet()) {
      Path beside = file.resolveSibling(attachment.getKey());
      Files.writeString(beside, attachment.getValue());
      System.out.println("       and " + beside);
    }
    run.failures().forEach(failure -> System.out.println("FAILED: " + failure));
    return run.failures().isEmpty() && (!goals || report.allGoalsMet()) ? 0 : 1;
  }

  private String knownSuites() {
    return (suite.isEmpty() ? "Which suite?" : "There is no suite \"" + suite + "\".")
        + " There is:\n"
        + SUITES.stream()
            .map(known -> "  " + known.name() + ": " + known.description())
            .collect(Collectors.joining("\n"));
  }
}
