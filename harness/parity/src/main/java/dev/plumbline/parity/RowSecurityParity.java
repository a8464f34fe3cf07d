package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Row-level security, command by command: what no policy permits, PostgreSQL refuses or does to no
 * row. Which rows a policy lets through is not looked into, nor is which role the service has.
 */
final class RowSecurityParity {

  private static final String PUBLIC = "PUBLIC";

  private final TablePair tables;
  private final Table.RowSecurity security;
  private final Consumer<ParityDifference> differences;

  private RowSecurityParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.security = tables.actual().rowSecurity();
    this.differences = differences;
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    RowSecurityParity parity = new RowSecurityParity(tables, differences);
    if (parity.security.rowSecurityEnabled()) {
      parity.commands();
    }
    parity.security.policies().forEach(parity::policy);
  }

  /** What an entity manager does with rows of the table. */
  private List<String> usedCommands() {
    boolean immutable = tables.entity().filter(MappedTable::immutable).isPresent();
    return immutable
        ? List.of("SELECT", "INSERT", "DELETE")
        : List.of("SELECT", "INSERT", "UPDATE", "DELETE");
  }

  private void commands() {
    List<String> forbidden = new ArrayList<>();
    List<String> limited = new ArrayList<>();
    for (String command : usedCommands()) {
      List<Policy> permitting =
          security.policies().stream().filter(policy -> permits(policy, command)).toList();
      if (permitting.isEmpty()) {
        forbidden.add(command);
      } else if (permitting.stream().noneMatch(policy -> policy.roles().contains(PUBLIC))) {
        limited.add(command + " for " + String.join(", ", roles(permitting)) + " only");
      }
    }
    if (!forbidden.isEmpty()) {
      report(
          security.rowSecurityForced()
              ? Severity.ERROR
              : FindingCode.ROW_SECURITY_WITHOUT_POLICY.severity(),
          "row-level security, and no policy that permits " + String.join(", ", forbidden),
          "For every role but "
              + exempt()
              + ": "
              + forbidden.stream().map(this::consequence).collect(Collectors.joining("; "))
              + ".",
          "Add a changeSet that creates the missing policies (CREATE POLICY … FOR "
              + String.join(", FOR ", forbidden)
              + "), or disables row-level security.");
    }
    if (!limited.isEmpty()) {
      report(
          Severity.NOTE,
          "row-level security that permits " + String.join("; ", limited),
          "Nothing breaks while the service's role is one of these. For every other role but "
              + exempt()
              + " these commands fail, or find no row.",
          "Leave it as it is if the service's role is one of these.");
    }
  }

  private static Set<String> roles(List<Policy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.roles().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Who is not asked. */
  private String exempt() {
    return security.rowSecurityForced()
        ? "superusers and those with BYPASSRLS"
        : "the table's owner, superusers and those with BYPASSRLS";
  }

  private String consequence(String command) {
    return switch (command) {
      case "SELECT" -> "a query finds no row";
      case "INSERT" ->
          "an INSERT fails (new row violates row-level security policy for table \""
              + tables.actual().name().name()
              + "\")";
      case "UPDATE" ->
          "an UPDATE changes no row, so that Hibernate ends it with an exception for"
              + " stale state";
      default ->
          "a DELETE removes no row, so that Hibernate ends it with an exception for stale"
              + " state";
    };
  }

  private static boolean permits(Policy policy, String command) {
    return policy.permissive() && isAbout(policy, command);
  }

  private static boolean isAbout(Policy policy, String command) {
    return policy.command().equals("ALL") || policy.command().equals(command);
  }

  private void report(Severity severity, String found, String consequence, String fix) {
    differences.accept(
        tables.difference(
            Assessment.of(
                    FindingCode.ROW_SECURITY_WITHOUT_POLICY,
                    "rows that the service can read and write",
                    found,
                    consequence,
                    fix)
                .withSeverity(severity)));
  }

  private void policy(Policy policy) {
    boolean enabled = security.rowSecurityEnabled();
    differences.accept(
        tables.addition(
            policy,
            Assessment.of(
                FindingCode.ROW_SECURITY_UNMAPPED,
                "no policy",
                (policy.permissive() ? "a policy for " : "a restrictive policy for ")
                    + policy.command()
                    + (policy.roles().contains(PUBLIC)
                        ? ""
                        : " of "
                            + policy.roles().stream()
                                .sorted(Comparator.naturalOrder())
                                .collect(Collectors.joining(", ")))
                    + (enabled ? "" : ", without effect because row-level security is not enabled"),
                enabled
                    ? "Nothing breaks while the service's role is meant to see no more than the"
                        + " policy lets through."
                    : "Nothing breaks; nor does the policy protect anything.")));
  }
}
