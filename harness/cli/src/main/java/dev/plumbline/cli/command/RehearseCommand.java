package dev.plumbline.cli.command;

import dev.plumbline.cli.command.ReleaseOptions.Release;
import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.Console.Style;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.safety.SafetyRehearsal;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Revision;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rehearse",
    description =
        "Runs the changeSets that are not released yet on scratch databases with generated rows,"
            + " and tells what they would do in production: whom they keep waiting, on which rows"
            + " they fail, what they lose and leave behind. Needs the right to create databases on"
            + " the server of the service's database, which is only read, or any other server:"
            + " --scratch-url.")
public final class RehearseCommand extends ServiceCommand {

  @Mixin private final ReleaseOptions releases = new ReleaseOptions();

  @Mixin private final ProductionOptions production = new ProductionOptions();

  @Mixin private final ScratchOptions scratch = new ScratchOptions();

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      defaultValue = "1",
      description = "Decides the values of generated rows (default: 1).")
  private long seed = 1;

  @Override
  protected boolean needsDatabase(String name) {
    return releases.needDatabase(name, invocation().settings()) || !scratch.isGiven();
  }

  @Override
  protected String insteadOfDatabase() {
    return "Or name any database of a server where scratch databases may be created: --scratch-url.";
  }

  @Override
  protected ExitCode run(Target target) throws SQLException {
    Revision revision = target.revision();
    Release release = releases.of(target, revision);
    List<ChangeSetId> fresh = release.fresh(revision);
    target.report().put("base", "since " + release.name());
    target
        .console()
        .println(
            target.service()
                + ": "
                + (fresh.isEmpty() ? "no new changeSet" : counted(fresh.size(), "new changeSet"))
                + " since "
                + release.name()
                + (fresh.isEmpty()
                    ? ""
                    : ", rehearsed in scratch databases on the server of "
                        + scratch.server(target, invocation().redaction())));
    return fresh.isEmpty() ? ExitCode.OK : rehearsed(target, release);
  }

  private ExitCode rehearsed(Target target, Release release) throws SQLException {
    SafetyRehearsal.Result result =
        scratch.inSchemas(
            target,
            invocation().redaction(),
            schemas(target.service()),
            databases -> production.rehearse(target, databases, seed, release.changeSets()));
    report(target, result);
    print(target, result);
    return result.all().atLeast(Severity.WARNING).isEmpty() ? ExitCode.OK : ExitCode.UNSAFE;
  }

  private void report(Target target, SafetyRehearsal.Result result) {
    result.changeSets().forEach(id -> target.report().changeSet(id, "rehearsed", Map.of()));
    target.report().put("seed", seed);
    target.report().put("unfilled", result.unfilled());
    target.report().findings(result.all());
  }

  private void print(Target target, SafetyRehearsal.Result result) {
    Console console = target.console();
    result.changeSets().forEach(id -> console.println(line(console, id, result.all())));
    if (!result.all().isEmpty()) {
      console.println(result.all().toText());
    }
    result
        .unfilled()
        .forEach(
            table -> console.println("  " + console.in(Style.ATTENTION, "no rows in ") + table));
    console.println(
        target.service()
            + ": "
            + counted(result.changeSets().size(), "changeSet")
            + " rehearsed on rows (seed "
            + seed
            + "): "
            + result.all().summary()
            + ".");
  }

  /** A changeSet, after the worst that is to be said of it. */
  private static String line(Console console, ChangeSetId id, Findings findings) {
    Optional<Severity> worst =
        findings.stream()
            .filter(finding -> finding.subject().equals(id.toString()))
            .map(Finding::severity)
            .max(Severity::compareTo);
    Style style =
        worst
            .map(severity -> severity == Severity.ERROR ? Style.BAD : Style.ATTENTION)
            .orElse(Style.GOOD);
    return "  " + console.in(style, String.format("%-13s", word(worst))) + " " + id;
  }

  private static String word(Optional<Severity> worst) {
    return worst.map(severity -> severity.name().toLowerCase(Locale.ROOT)).orElse("safe");
  }
}
