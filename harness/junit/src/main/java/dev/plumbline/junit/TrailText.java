package dev.plumbline.junit;

import dev.plumbline.changelog.NoteText;
import dev.plumbline.rehearsal.ChangeSetTrail;
import dev.plumbline.rehearsal.ChangeSetTrail.Step;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.verification.ChangeSetId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which changeSet touched what last, as text. */
final class TrailText {

  private static final int FIELDS = 7;

  private TrailText() {}

  static String write(ChangeSetTrail trail) {
    return NoteText.write(
        trail.steps().stream()
            .map(
                step ->
                    Arrays.<@Nullable String>asList(
                        step.object().namespace(),
                        step.object().name(),
                        step.column(),
                        step.part(),
                        step.changeSet().path(),
                        step.changeSet().id(),
                        step.changeSet().author()))
            .toList());
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it was not that
   */
  static ChangeSetTrail parse(String text) {
    return ChangeSetTrail.of(
        NoteText.read(text, FIELDS).stream()
            .map(
                row ->
                    new Step(
                        new QualifiedName(text(row, 0), text(row, 1)),
                        row.get(2),
                        row.get(3),
                        new ChangeSetId(text(row, 4), text(row, 5), text(row, 6))))
            .toList());
  }

  private static String text(List<@Nullable String> row, int field) {
    String value = row.get(field);
    if (value == null) {
      throw new IllegalArgumentException("Field " + field + " is missing in " + row);
    }
    return value;
  }
}
