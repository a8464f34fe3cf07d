package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.verification.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ExitCodeTest {

  @Test
  void theFirstThreeArePicoclis() {
    assertThat(ExitCode.OK.code()).isEqualTo(CommandLine.ExitCode.OK);
    assertThat(ExitCode.INTERNAL.code()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(ExitCode.USAGE.code()).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void noneIsUsedTwice() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
    assertThat(ExitCode.meanings()).hasSameSizeAs(ExitCode.values());
  }

  @ParameterizedTest
  @EnumSource
  void onlyGoodVerdictsAreZero(Verdict verdict) {
    assertThat(ExitCode.of(verdict) == ExitCode.OK).isEqualTo(verdict.isGood());
  }

  @Test
  void whateverIsNotExpectedIsOurOwnFault() {
    assertThat(ExitCode.of(new IllegalStateException())).isEqualTo(ExitCode.INTERNAL);
  }
}
