package dev.plumbline.junit;

import static java.util.Objects.requireNonNull;

import dev.plumbline.changelog.ChangelogInputs;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.changelog.NoteText;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a service's template, so that a later run need not ask Liquibase:
 * everything here follows from the changelog and the server alone.
 *
 * @param reading what the changelog said, and what it was read from
 * @param withoutEffect the changeSets that did nothing
 * @param timeFrom since when the template holds values of a clock, empty if it holds none
 * @param rollbacks the changeSets that do not roll back, empty if nobody has asked yet
 * @param roles those that were there before, as {@link DeclaredRoles#toText}
 */
record TemplateNotes(
    ChangelogReading reading,
    Findings withoutEffect,
    Optional<Instant> timeFrom,
    Optional<Findings> rollbacks,
    String roles) {

  static final String ROLLBACKS = "rollbacks";

  private static final String ROLES = "roles";
  private static final String INPUTS = "inputs";
  private static final String SERVICE = "service";
  private static final String CHANGE_SETS = "changeSets";
  private static final String EMPTY_FILES = "emptyFiles";
  private static final String WITHOUT_EFFECT = "withoutEffect";
  private static final String TIME_FROM = "timeFrom";

  private static final int CHANGE_SET_FIELDS = 8;
  private static final int FINDING_FIELDS = 7;

  Map<String, String> toMap() {
    Map<String, String> notes = new HashMap<>();
    notes.put(SERVICE, reading.revision().service());
    notes.put(INPUTS, reading.inputs().toText());
    notes.put(CHANGE_SETS, changeSets());
    notes.put(EMPTY_FILES, text(reading.emptyFiles()));
    notes.put(WITHOUT_EFFECT, text(withoutEffect));
    timeFrom.ifPresent(instant -> notes.put(TIME_FROM, instant.toString()));
    rollbacks.ifPresent(findings -> notes.put(ROLLBACKS, text(findings)));
    if (!roles.isEmpty()) {
      notes.put(ROLES, roles);
    }
    return notes;
  }

  /**
   * What {@link #toMap} wrote.
   *
   * @throws IllegalArgumentException if it was not that
   */
  static TemplateNotes of(Map<String, String> notes) {
    List<ExpectedChangeSet> changeSets = new ArrayList<>();
    List<String> fingerprints = new ArrayList<>();
    for (List<@Nullable String> row :
        NoteText.read(required(notes, CHANGE_SETS), CHANGE_SET_FIELDS)) {
      changeSets.add(
          new ExpectedChangeSet(
              new ChangeSetId(text(row, 0), text(row, 1), text(row, 2)),
              row.get(3),
              Boolean.parseBoolean(row.get(4)),
              Boolean.parseBoolean(row.get(5)),
              checksums(text(row, 6))));
      fingerprints.add(text(row, 7));
    }
    return new TemplateNotes(
        new ChangelogReading(
            new Revision(required(notes, SERVICE), changeSets),
            fingerprints,
            ChangelogInputs.parse(required(notes, INPUTS)),
            findings(required(notes, EMPTY_FILES))),
        findings(required(notes, WITHOUT_EFFECT)),
        Optional.ofNullable(notes.get(TIME_FROM)).map(Instant::parse),
        Optional.ofNullable(notes.get(ROLLBACKS)).map(TemplateNotes::findings),
        notes.getOrDefault(ROLES, ""));
  }

  private static List<String> checksums(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
  }

  private static String required(Map<String, String> notes, String name) {
    String note = notes.get(name);
    if (note == null) {
      throw new IllegalArgumentException("There is no note \"" + name + "\"");
    }
    return note;
  }

  private String changeSets() {
    List<List<@Nullable String>> rows = new ArrayList<>();
    List<ExpectedChangeSet> changeSets = reading.revision().changeSets();
    for (int i = 0; i < changeSets.size(); i++) {
      ExpectedChangeSet changeSet = changeSets.get(i);
      rows.add(
          Arrays.asList(
              changeSet.id().path(),
              changeSet.id().id(),
              changeSet.id().author(),
              changeSet.checksum(),
              Boolean.toString(changeSet.mutable()),
              Boolean.toString(changeSet.optional()),
              String.join(" ", changeSet.validChecksums()),
              reading.fingerprints().get(i)));
    }
    return NoteText.write(rows);
  }

  static String text(Findings findings) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          Arrays.asList(
              finding.code().name(),
              finding.severity().name(),
              finding.subject(),
              finding.expected(),
              finding.actual(),
              finding.consequence(),
              finding.fix()));
    }
    return NoteText.write(rows);
  }

  static Findings findings(String text) {
    return Findings.of(
        NoteText.read(text, FINDING_FIELDS).stream()
            .map(
                row ->
                    new Finding(
                        FindingCode.valueOf(text(row, 0)),
                        Severity.valueOf(text(row, 1)),
                        text(row, 2),
                        row.get(3),
                        row.get(4),
                        text(row, 5),
                        text(row, 6)))
            .toList());
  }

  private static String text(List<@Nullable String> row, int field) {
    return requireNonNull(row.get(field));
  }
}
