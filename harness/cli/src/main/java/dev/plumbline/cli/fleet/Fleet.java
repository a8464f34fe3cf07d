package dev.plumbline.cli.fleet;

import dev.plumbline.cli.output.Console;
import dev.plumbline.cli.output.ForbiddenException;
import dev.plumbline.cli.output.Report;
import dev.plumbline.cli.output.ServiceResult;
import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.cli.settings.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command for many services.
 *
 * @param command what to do
 * @param parallel among how many processes; with one, everything happens in this one
 * @param console where to print
 */
record Fleet(ServiceCommand command, int parallel, Console console) {

  /** Does it for all, unless one of them is not configured: then for none. */
  List<ServiceResult> run(List<String> services) {
    Attempt attempt = new Attempt(command);
    List<Target> targets = new ArrayList<>();
    List<ServiceResult> wrong = new ArrayList<>();
    for (String service : services) {
      Report report = new Report(service);
      try {
        targets.add(command.target(service, console, report));
      } catch (RuntimeException | Error e) {
        wrong.add(attempt.failed(e, report));
      }
    }
    wrong.addAll(sharingADatabase(targets, attempt));
    if (!wrong.isEmpty()) {
      command.err().println("Nothing was started for any service. Fix the above first.");
      return wrong;
    }
    try {
      command.prepare(targets);
    } catch (ForbiddenException e) {
      String why = String.valueOf(e.getMessage());
      command.err().println(why);
      return targets.stream().map(target -> attempt.forbidden(target.report(), why)).toList();
    }
    int processes = Math.min(parallel, targets.size());
    return processes > 1
        ? new Workers(command, processes, console).run(targets)
        : inTurn(targets, attempt);
  }

  private List<ServiceResult> inTurn(List<Target> targets, Attempt attempt) {
    List<ServiceResult> results = new ArrayList<>();
    for (Target target : targets) {
      results.add(
          command.invocation().shutdown().isRequested()
              ? attempt.notBegun(target.report())
              : attempt.on(target));
    }
    return results;
  }

  /** A database belongs to one service; a URL without {service} is easily meant for all. */
  private static List<ServiceResult> sharingADatabase(List<Target> targets, Attempt attempt) {
    Map<String, String> owners = new HashMap<>();
    List<ServiceResult> wrong = new ArrayList<>();
    for (Target target : targets) {
      DatabaseAddress address = target.place();
      if (address == null) {
        continue;
      }
      String place =
          address.hosts() + "/" + address.database() + " " + String.valueOf(address.schema());
      String owner = owners.putIfAbsent(place, target.service());
      if (owner != null) {
        wrong.add(
            attempt.failed(
                new UsageException(
                    target.service()
                        + ": its database is "
                        + address
                        + ", and so is that of "
                        + owner
                        + ". Each service has its own: set "
                        + Environment.urlVariable(target.service())
                        + ", or put {service} in --url."),
                target.report()));
      }
    }
    return wrong;
  }
}
