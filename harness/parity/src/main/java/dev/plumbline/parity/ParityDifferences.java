package dev.plumbline.parity;

import dev.plumbline.comparison.AllowedValues;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything in which a database is not what the entities expect.
 *
 * <p>Immutable; safe for use by several threads.
 *
 * @param mapping what the entities expect
 * @param actual the schema that the database has
 * @param all the differences, in the order in which they were found
 */
public record ParityDifferences(Mapping mapping, Schema actual, List<ParityDifference> all) {

  public ParityDifferences {
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(actual, "actual");
    all = List.copyOf(all);
  }

  /**
   * What they come to, and what is wrong with the mapping itself. Where the schema has no list of
   * allowed values at all, that Hibernate would make some is said once, not for each column.
   */
  public Findings findings() {
    List<ParityDifference> neverMade = neverMadeChecks();
    Stream<Finding> each =
        all.stream()
            .filter(difference -> !neverMade.contains(difference))
            .map(ParityDifference::finding);
    Stream<Finding> once = neverMade.isEmpty() ? Stream.of() : Stream.of(noSuchChecks(neverMade));
    return Findings.of(
        Stream.of(mapping.findings().stream(), each, once).flatMap(stream -> stream).toList());
  }

  /** Checks that nobody declared, in a schema that has none of the kind; empty for a single one. */
  private List<ParityDifference> neverMadeChecks() {
    List<ParityDifference> missing =
        all.stream()
            .filter(difference -> difference.assessment().code() == FindingCode.CHECK_MISSING)
            .filter(difference -> difference.assessment().severity() == Severity.NOTE)
            .toList();
    boolean hasSome =
        actual.tables().stream()
            .flatMap(table -> table.checks().stream())
            .anyMatch(check -> AllowedValues.of(check).isPresent());
    return missing.size() < 2 || hasSome ? List.of() : missing;
  }

  private static Finding noSuchChecks(List<ParityDifference> missing) {
    return Finding.of(
            FindingCode.CHECK_MISSING,
            "database",
            "checks of what may be written to "
                + missing.stream()
                    .map(ParityDifference::subject)
                    .sorted()
                    .collect(Collectors.joining(", ")),
            "no list of allowed values in any table",
            "Nothing breaks: Hibernate writes no other values. Others can store some, and reading"
                + " such a row may fail.",
            "Leave it as it is: the schema is made without such checks, which Hibernate derives"
                + " from enums, discriminators, converters and @OrderColumn. From the first one on,"
                + " each that is missing is reported.")
        .withSeverity(Severity.NOTE);
  }

  /**
   * The difference that a finding tells of; empty if it tells of something else.
   *
   * @param finding one of {@link #findings()}, however a service judges it and whoever is to blame
   */
  public Optional<ParityDifference> of(Finding finding) {
    return all.stream()
        .filter(difference -> difference.subject().equals(finding.subject()))
        .filter(
            difference ->
                difference
                    .finding()
                    .withSeverity(finding.severity())
                    .blaming(finding.blame())
                    .equals(finding))
        .findFirst();
  }
}
