package dev.plumbline.cli.command;

import dev.plumbline.cli.fleet.ServiceCommand;
import dev.plumbline.cli.fleet.Target;
import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.Console.Style;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description =
        "Lists the changeSets: applied, pending, changed since they were applied, or unknown to the"
            + " changelog. Read-only; succeeds whatever their state.")
public final class StatusCommand extends ServiceCommand {

  private static final Pattern ID = Pattern.compile("(.*?)::(.*)::(.*)");

  @Mixin private final DetailedExitCode detailed = new DetailedExitCode();

  @Mixin private final SizesOption sizes = new SizesOption();

  @Override
  protected void prepare(List<Target> targets) {
    sizes.check(targets);
  }

  @Override
  protected ExitCode run(Target target) throws SQLException {
    Revision revision;
    Verification verification;
    try (Connection connection = target.connect()) {
      revision = target.revision(connection);
      verification = new Verifier(revision).verify(connection);
    }
    VerifyCommand.report(verification, target.report());
    target.console().println(verification.toText());
    if (verification.verdict() == Verdict.UNREACHABLE || verification.verdict() == Verdict.DENIED) {
      return ExitCode.of(verification);
    }
    list(target, revision, verification);
    sizes.write(target);
    return detailed.exitCode(!verification.findings().isEmpty());
  }

  private static void list(Target target, Revision revision, Verification verification) {
    Map<String, FindingCode> deviations = new LinkedHashMap<>();
    verification.findings().forEach(finding -> deviations.put(finding.subject(), finding.code()));
    revision
        .changeSets()
        .forEach(
            changeSet -> {
              FindingCode code = deviations.remove(changeSet.id().toString());
              print(target, changeSet.id(), code == null ? "applied" : state(code));
            });
    // those that only the history has
    deviations.forEach((subject, code) -> print(target, parsed(subject), state(code)));
  }

  private static void print(Target target, ChangeSetId id, String state) {
    Console console = target.console();
    target.report().changeSet(id, state, Map.of());
    String padded = String.format("%-7s", state);
    console.printf(
        "  %s %s", state.equals("applied") ? padded : console.in(Style.ATTENTION, padded), id);
  }

  private static ChangeSetId parsed(String subject) {
    Matcher matcher = ID.matcher(subject);
    return matcher.matches()
        ? new ChangeSetId(matcher.group(1), matcher.group(2), matcher.group(3))
        : new ChangeSetId(subject, "", "");
  }

  private static String state(FindingCode code) {
    return switch (code) {
      case CHANGESET_PENDING -> "pending";
      case CHANGESET_CHANGED -> "changed";
      case CHANGESET_UNKNOWN -> "unknown";
      default -> throw new IllegalArgumentException(code + " is not about the history");
    };
  }
}
