package dev.plumbline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTest {

  private final StringWriter errors = new StringWriter();
  private final CommandLine command =
      new CommandLine(new Bench()).setErr(new PrintWriter(errors, true));

  @Test
  void withoutASuiteListsThem() {
    assertThat(command.execute()).isEqualTo(2);
    assertThat(errors.toString()).contains("Which suite?", "databases: how long one waits");
  }

  @Test
  void unknownSuiteIsRefusedWithTheKnownOnes() {
    assertThat(command.execute("datebases")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("no suite \"datebases\"", "databases: how long one waits");
  }

  @Test
  void unknownPartIsRefusedWithTheKnownOnes() {
    assertThat(command.execute("databases", "--only", "clones")).isEqualTo(2);
    assertThat(errors.toString()).contains("hand-outs, first-queries, contracts, crowds");
  }
}
