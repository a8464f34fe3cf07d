package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.settings.DatabaseAddress;
import dev.plumbline.cli.settings.NoConnectionException;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.ExitCode;
import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FailureClassifierTest {

  @Test
  void theFirstThreeArePicoclis() {
    assertThat(ExitCode.OK.code()).isEqualTo(CommandLine.ExitCode.OK);
    assertThat(ExitCode.INTERNAL.code()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(ExitCode.USAGE.code()).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @Test
  void noneIsUsedTwice() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }

  private static Verification verification(Verdict verdict, @Nullable String sqlState) {
    return new Verification(
        "shop", verdict, "", "", sqlState, null, 0, 0, Findings.none(), Duration.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void onlyGoodVerdictsAreZero(Verdict verdict) {
    assertThat(ExitCode.of(verification(verdict, null)) == ExitCode.OK).isEqualTo(verdict.isGood());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "08001", "08003", "08006", "08P01", "25006", "3D000", "40001", "40P01", "53100", "53300",
        "55P03", "57014", "57P01", "57P02", "57P03", "58030"
      })
  void whatMayPassIsToBeTriedAgain(@Nullable String sqlState) {
    assertThat(ExitCode.of(verification(Verdict.UNREACHABLE, sqlState)))
        .isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(FailureClassifier.exitCode(noConnection(sqlState)))
        .isEqualTo(ExitCode.CANNOT_CONNECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08004", "28000", "28P01", "3F000", "42501", "42704"})
  void aRefusalIsFinal(String sqlState) {
    assertThat(ExitCode.of(verification(Verdict.UNREACHABLE, sqlState)))
        .isEqualTo(ExitCode.ACCESS_DENIED);
    assertThat(ExitCode.of(verification(Verdict.DENIED, sqlState)))
        .isEqualTo(ExitCode.ACCESS_DENIED);
    assertThat(FailureClassifier.exitCode(new SQLException("refused", sqlState)))
        .isEqualTo(ExitCode.ACCESS_DENIED);
  }

  private static NoConnectionException noConnection(@Nullable String sqlState) {
    return new NoConnectionException(
        verification(Verdict.UNREACHABLE, sqlState),
        DatabaseAddress.parse("postgresql://shop@db/shop"),
        new SQLException("refused", sqlState));
  }

  @Test
  void anErrorOfNeitherKindIsNotTakenForARefusal() {
    assertThat(ExitCode.of(verification(Verdict.UNREACHABLE, "42703")))
        .isEqualTo(ExitCode.INTERNAL);
  }

  @Test
  void whateverIsNotExpectedIsOurOwnFault() {
    assertThat(FailureClassifier.exitCode(new IllegalStateException()))
        .isEqualTo(ExitCode.INTERNAL);
  }

  @Test
  void whatIsFinalIsWorseThanWhatMayBeTriedAgain() {
    assertThat(ExitCode.worst(List.of())).isEqualTo(ExitCode.OK);
    assertThat(ExitCode.worst(List.of(ExitCode.OK, ExitCode.SOMETHING_TO_DO)))
        .isEqualTo(ExitCode.SOMETHING_TO_DO);
    assertThat(ExitCode.worst(List.of(ExitCode.SOMETHING_TO_DO, ExitCode.LOCKED, ExitCode.OK)))
        .isEqualTo(ExitCode.LOCKED);
    assertThat(ExitCode.worst(List.of(ExitCode.INTERRUPTED, ExitCode.REFUSED, ExitCode.LOCKED)))
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void theMeaningSaysWhetherToTryAgain() {
    for (ExitCode exitCode : ExitCode.values()) {
      String meaning = exitCode.meaning();
      assertThat(meaning.startsWith("retry: ")).as(meaning).isEqualTo(exitCode.isRetriable());
      assertThat(meaning.startsWith("final: "))
          .as(meaning)
          .isEqualTo(!exitCode.isRetriable() && !exitCode.isSuccess() && exitCode.code() > 2);
    }
  }
}
