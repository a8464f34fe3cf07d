package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {

  @Test
  void readsWhatPeopleWrite() {
    assertThat(new Durations().convert("30s")).isEqualTo(Duration.ofSeconds(30));
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> new Durations().convert("soon"))
        .withMessage("'soon' is not a duration. Write 500ms, 30s, 5m, 1h or 7d.");
  }

  @Test
  void printsThem() {
    assertThat(Durations.printed(Duration.ofMillis(12))).isEqualTo("12 ms");
    assertThat(Durations.printed(Duration.ofMillis(1234))).isEqualTo("1.2 s");
    assertThat(Durations.printed(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
  }
}
