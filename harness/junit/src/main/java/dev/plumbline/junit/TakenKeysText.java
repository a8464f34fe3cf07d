package dev.plumbline.junit;

import static java.util.Objects.requireNonNull;

import dev.plumbline.changelog.NoteText;
import dev.plumbline.parity.TakenKeys;
import dev.plumbline.parity.TakenKeys.Taken;
import dev.plumbline.schema.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Taken keys as the text of a note. */
final class TakenKeysText {

  private static final int FIELDS = 6;

  private TakenKeysText() {}

  static String write(TakenKeys keys) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Taken taken : keys.taken()) {
      rows.add(
          Arrays.asList(
              taken.table().namespace(),
              taken.table().name(),
              taken.column(),
              taken.source(),
              Long.toString(taken.next()),
              Long.toString(taken.key())));
    }
    return NoteText.write(rows);
  }

  /**
   * The same again.
   *
   * @throws IllegalArgumentException if it is not what {@link #write} has written
   */
  static TakenKeys parse(String text) {
    return new TakenKeys(
        NoteText.read(text, FIELDS).stream()
            .map(
                row ->
                    new Taken(
                        new QualifiedName(field(row, 0), field(row, 1)),
                        field(row, 2),
                        field(row, 3),
                        Long.parseLong(field(row, 4)),
                        Long.parseLong(field(row, 5))))
            .toList());
  }

  private static String field(List<@Nullable String> row, int index) {
    return requireNonNull(row.get(index));
  }
}
