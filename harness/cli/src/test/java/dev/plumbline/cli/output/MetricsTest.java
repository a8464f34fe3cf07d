package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.verification.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile("(plumbline_[a-z_]+)\\{(?:[a-z]+=\"(?:[^\"\\\\\n]|\\\\.)*\",?)+} -?[0-9.]+");

  private static ServiceResult result(String service, ExitCode exitCode) {
    return new ServiceResult(
        service,
        exitCode,
        Duration.ofMillis(1234),
        new Counts(7, 0, 2, 1, Duration.ofMillis(10_500), 3),
        new Json.Written("{}"));
  }

  private final String text =
      Metrics.text(
          "migrate",
          List.of(result("auth", ExitCode.OK), result("odd\"\\\nname", ExitCode.LOCKED)));

  @Test
  void saysWhatWasCounted() {
    assertThat(text)
        .contains(
            "plumbline_duration_seconds{service=\"auth\",command=\"migrate\"} 1.234\n",
            "plumbline_changesets_applied{service=\"auth\",command=\"migrate\"} 7\n",
            "plumbline_changesets_pending{service=\"auth\",command=\"migrate\"} 2\n",
            "plumbline_lock_waits{service=\"auth\",command=\"migrate\"} 1\n",
            "plumbline_lock_wait_seconds{service=\"auth\",command=\"migrate\"} 10.500\n",
            "plumbline_retries{service=\"auth\",command=\"migrate\"} 3\n",
            "plumbline_exit_code{service=\"odd\\\"\\\\\\nname\",command=\"migrate\"} 5\n");
  }

  /** A parser of OpenMetrics accepts no family in two pieces, and no sample without a type. */
  @Test
  void eachFamilyIsInOnePiece() {
    List<String> families = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        String family = line.split(" ", -1)[2];
        assertThat(families).doesNotContain(family);
        assertThat(line).endsWith(" gauge");
        families.add(family);
      } else if (line.startsWith("# ")) {
        assertThat(line)
            .matches("# (?:EOF|(?:HELP|UNIT) " + families.get(families.size() - 1) + " .+)");
      } else {
        assertThat(line).matches(SAMPLE).startsWith(families.get(families.size() - 1) + "{");
      }
    }
    assertThat(families).hasSize(10);
    assertThat(text).endsWith("# EOF\n");
  }

  @Test
  void oneOutcomeIsTrueAndAllAreThere() {
    assertThat(text.lines().filter(line -> line.startsWith("plumbline_outcome{service=\"auth\"")))
        .hasSize(ExitCode.values().length)
        .filteredOn(line -> line.endsWith(" 1"))
        .containsExactly(
            "plumbline_outcome{service=\"auth\",command=\"migrate\",outcome=\"ok\"} 1");
  }
}
