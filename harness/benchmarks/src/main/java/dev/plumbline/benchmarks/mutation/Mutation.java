package dev.plumbline.benchmarks.mutation;

import java.util.List;

/**
 * A single change of a schema.
 *
 * @param kind what kind of change, in words
 * @param subject of what: {@code table.column}, or a name
 * @param statements that make it, in order, in one transaction
 * @param verdict whether it matters to the mapping
 */
public record Mutation(String kind, String subject, List<String> statements, Verdict verdict) {

  public Mutation {
    statements = List.copyOf(statements);
  }

  /** For lists of what was missed. */
  public String name() {
    return kind + ": " + subject;
  }
}
