package dev.plumbline.benchmarks.hazards;

import java.util.List;
import java.util.Locale;

/**
 * ChangeSets with a hazard, or without it.
 *
 * @param kind with or without
 * @param format what they are written in
 * @param steps one for each changeSet
 */
record Form(Kind kind, Format format, List<Step> steps) {

  /** The new changeSets' author. */
  static final String AUTHOR = "mira";

  private static final String FOLDER = "changelogs/shop/";

  /** Whether the hazard is there. */
  enum Kind {
    BAD,
    SAFE
  }

  /** What changeSets are written in. */
  enum Format {
    SQL,
    YAML
  }

  /**
   * A changeSet.
   *
   * @param inTransaction whether it is run in one
   * @param lines statements in SQL, or changes in YAML, each a line
   */
  record Step(boolean inTransaction, List<String> lines) {

    String text() {
      return String.join("\n", lines);
    }
  }

  Form {
    steps = List.copyOf(steps);
  }

  /** Its file's path on the search path. */
  String path() {
    return FOLDER + "new." + format.name().toLowerCase(Locale.ROOT);
  }

  /** The last changeSet: the one that has the hazard, if any has. */
  Step last() {
    return steps.get(steps.size() - 1);
  }

  /** As a finding's subject names it. */
  String lastChangeSet() {
    return path() + "::" + steps.size() + "::" + AUTHOR;
  }

  /** The content of its file. */
  String changelog() {
    StringBuilder text =
        new StringBuilder(
            format == Format.SQL ? "--liquibase formatted sql\n" : "databaseChangeLog:\n");
    for (int i = 0; i < steps.size(); i++) {
      text.append(format == Format.SQL ? sql(i) : yaml(i));
    }
    return text.toString();
  }

  private String sql(int number) {
    Step step = steps.get(number);
    return "--changeset %s:%d%s\n%s\n"
        .formatted(
            AUTHOR, number + 1, step.inTransaction() ? "" : " runInTransaction:false", step.text());
  }

  private String yaml(int number) {
    Step step = steps.get(number);
    StringBuilder text =
        new StringBuilder(
            "  - changeSet:\n      id: \"%d\"\n      author: %s\n      runInTransaction: %s\n"
                .formatted(number + 1, AUTHOR, step.inTransaction()));
    text.append("      changes:\n");
    step.lines().forEach(line -> text.append("        - ").append(line).append('\n'));
    return text.toString();
  }
}
