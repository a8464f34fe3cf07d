package dev.plumbline.junit;

import static java.util.Objects.requireNonNull;

import dev.plumbline.changelog.NoteText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rehearsal of new changeSets has shown, as text. */
final class RehearsedReleaseText {

  private static final int FIELDS = 2;

  private RehearsedReleaseText() {}

  static String write(RehearsedRelease.Seen seen) {
    return NoteText.write(
        List.of(
            Arrays.<@Nullable String>asList(
                TemplateNotes.text(seen.findings()),
                seen.compatibility() == null ? null : TemplateNotes.text(seen.compatibility()))));
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it was not that
   */
  static RehearsedRelease.Seen parse(String text) {
    List<List<@Nullable String>> rows = NoteText.read(text, FIELDS);
    if (rows.size() != 1) {
      throw new IllegalArgumentException("There are " + rows.size() + " results in it");
    }
    String compatibility = rows.get(0).get(1);
    return new RehearsedRelease.Seen(
        TemplateNotes.findings(requireNonNull(rows.get(0).get(0))),
        compatibility == null ? null : TemplateNotes.findings(compatibility));
  }
}
