package dev.plumbline.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoteTextTest {

  @Test
  void anyFieldComesBack() {
    List<List<@Nullable String>> rows =
        List.of(
            Arrays.asList("a\tb", "c\nd\r", "\\", null, "", "\\0", "\\n"),
            Arrays.asList("", "", "", "", "", "", "ß€"));

    assertThat(NoteText.read(NoteText.write(rows), 7)).isEqualTo(rows);
  }

  @Test
  void noRowsAreNoText() {
    assertThat(NoteText.read(NoteText.write(List.of()), 3)).isEmpty();
  }

  @Test
  void aRowThatIsTooShortIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> NoteText.read("a\tb", 3));
  }
}
