package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Suggested changeSets in JSON, which has no place for remarks but the changeSet's comment. */
final class JsonChangelog {

  private JsonChangelog() {}

  static String write(List<SuggestedChangeSet> changeSets) {
    return changeSets.stream()
        .map(JsonChangelog::changeSet)
        .collect(Collectors.joining(",\n", "{\n  \"databaseChangeLog\": [\n", "\n  ]\n}\n"));
  }

  private static String changeSet(SuggestedChangeSet changeSet) {
    List<String> comment = new ArrayList<>();
    comment.add(changeSet.title());
    comment.addAll(changeSet.remarks());
    List<String> properties = new ArrayList<>();
    properties.add("\"id\": " + Quoted.json(changeSet.id()));
    properties.add("\"author\": " + Quoted.json(SuggestedChangeSet.AUTHOR));
    properties.add("\"comment\": " + Quoted.json(String.join("; ", comment)));
    if (!changeSet.transactional()) {
      properties.add("\"runInTransaction\": false");
    }
    properties.add("\"changes\": " + statements(changeSet.statements()));
    properties.add(
        "\"rollback\": "
            + (changeSet.rollback().isEmpty() ? "\"empty\"" : statements(changeSet.rollback())));
    return properties.stream()
        .collect(
            Collectors.joining(
                ",\n        ", "    {\n      \"changeSet\": {\n        ", "\n      }\n    }"));
  }

  private static String statements(List<String> statements) {
    return statements.stream()
        .map(
            sql ->
                "{\"sql\": {\"splitStatements\": false, \"stripComments\": false, \"sql\": "
                    + Quoted.json(sql)
                    + "}}")
        .collect(Collectors.joining(",\n          ", "[\n          ", "\n        ]"));
  }
}
