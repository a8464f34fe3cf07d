package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "1h,PT1H", "0s,PT0S", "' 2 M ',PT2M"})
  void readsWhatPeopleWrite(String text, Duration duration) {
    assertThat(new Durations().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 days", "-1s", "1.5s", "99999999999s"})
  void saysHowToWriteTheRest(String text) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Durations().convert(text))
        .withMessage("'" + text + "' is not a duration. Write 500ms, 30s, 5m or 1h.");
  }

  @Test
  void printsThem() {
    assertThat(Durations.printed(Duration.ofMillis(12))).isEqualTo("12 ms");
    assertThat(Durations.printed(Duration.ofMillis(1234))).isEqualTo("1.2 s");
    assertThat(Durations.printed(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
  }
}
