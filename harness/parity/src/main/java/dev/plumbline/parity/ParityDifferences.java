package dev.plumbline.parity;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /** What they come to, and what is wrong with the mapping itself. */
  public Findings findings() {
    return Findings.of(
        Stream.concat(mapping.findings().stream(), all.stream().map(ParityDifference::finding))
            .toList());
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
