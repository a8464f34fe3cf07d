package dev.plumbline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationFormatTest {

  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S",
    "30s,PT30S",
    "5m,PT5M",
    "1h,PT1H",
    "7d,PT168H",
    "0s,PT0S",
    "' 2 M ',PT2M",
    "999999999d,PT23999999976H"
  })
  void readsWhatPeopleWrite(String text, Duration duration) {
    assertThat(DurationFormat.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 days", "-1s", "1.5s", "PT5M", "99999999999s"})
  void saysHowToWriteTheRest(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationFormat.parse(text))
        .withMessage("'" + text + "' is not a duration. Write 500ms, 30s, 5m, 1h or 7d.");
  }
}
