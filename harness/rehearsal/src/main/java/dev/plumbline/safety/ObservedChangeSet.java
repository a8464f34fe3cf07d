package dev.plumbline.safety;

import dev.plumbline.schema.Schema;
import dev.plumbline.verification.ChangeSetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A new changeSet that has run.
 *
 * @param id of the changeSet
 * @param statements in the order in which they ran
 * @param relations what was there before the first new changeSet
 * @param before the schema before this one
 * @param after the schema after it
 * @param settings that the session had no more as before: {@code timezone = Asia/Tokyo}
 */
record ObservedChangeSet(
    ChangeSetId id,
    List<ObservedStatement> statements,
    Relations relations,
    Schema before,
    Schema after,
    List<String> settings) {

  ObservedChangeSet {
    statements = List.copyOf(statements);
    settings = List.copyOf(settings);
  }

  /** The same, knowing what its statements do where there are more rows. */
  ObservedChangeSet besides(ObservedChangeSet larger) {
    if (larger.statements.size() != statements.size()) {
      return this;
    }
    List<ObservedStatement> known = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      known.add(statements.get(i).besides(larger.statements.get(i)));
    }
    return new ObservedChangeSet(id, known, relations, before, after, settings);
  }

  /** All that it executed. */
  String text() {
    return statements.stream().map(ObservedStatement::sql).collect(Collectors.joining(";\n"));
  }

  /** Whether one of its statements spells that name. */
  boolean mentions(String name) {
    return Mentions.of(name, text());
  }

  /** Those of its tables in which it changed rows. */
  Set<Long> written() {
    return statements.stream()
        .flatMap(statement -> statement.work().entrySet().stream())
        .filter(entry -> entry.getValue().hasWrittenRows())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
