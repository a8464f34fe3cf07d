package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class ServerErrorTest {

  private static final Verifier VERIFIER = new Verifier(new Revision("auth", List.of()));

  private static DataSource refusing(SQLException refusal) {
    return new PGSimpleDataSource() {
      private static final long serialVersionUID = 1L;

      @Override
      public Connection getConnection() throws SQLException {
        throw refusal;
      }
    };
  }

  /** Each code with its meaning, the verdict of whoever connects, and what a process ends with. */
  @ParameterizedTest
  @CsvSource({
    "08000, CONNECTION_LOST,   UNREACHABLE, CANNOT_CONNECT",
    "08001, CONNECTION_LOST,   UNREACHABLE, CANNOT_CONNECT",
    "08003, CONNECTION_LOST,   UNREACHABLE, CANNOT_CONNECT",
    "08004, LOGIN_REFUSED,     DENIED,      ACCESS_DENIED",
    "08006, CONNECTION_LOST,   UNREACHABLE, CANNOT_CONNECT",
    "08P01, NOT_ACCEPTING,     UNREACHABLE, CANNOT_CONNECT",
    "22023, STATEMENT,         DENIED,      ACCESS_DENIED",
    "25006, READ_ONLY,         UNREACHABLE, CANNOT_CONNECT",
    "28000, LOGIN_REFUSED,     DENIED,      ACCESS_DENIED",
    "28P01, LOGIN_REFUSED,     DENIED,      ACCESS_DENIED",
    "3D000, DATABASE_MISSING,  UNREACHABLE, CANNOT_CONNECT",
    "3F000, NAME_UNKNOWN,      DENIED,      ACCESS_DENIED",
    "40001, CONFLICT,          UNREACHABLE, CANNOT_CONNECT",
    "40P01, CONFLICT,          UNREACHABLE, CANNOT_CONNECT",
    "42501, PRIVILEGE_MISSING, DENIED,      ACCESS_DENIED",
    "42601, STATEMENT,         UNREACHABLE, INTERNAL",
    "42704, NAME_UNKNOWN,      DENIED,      ACCESS_DENIED",
    "53100, OUT_OF_RESOURCES,  UNREACHABLE, CANNOT_CONNECT",
    "53300, OUT_OF_RESOURCES,  UNREACHABLE, CANNOT_CONNECT",
    "55P03, CONFLICT,          UNREACHABLE, CANNOT_CONNECT",
    "57014, CANCELED,          UNREACHABLE, CANNOT_CONNECT",
    "57P01, SESSION_ENDED,     UNREACHABLE, CANNOT_CONNECT",
    "57P02, SESSION_ENDED,     UNREACHABLE, CANNOT_CONNECT",
    "57P03, NOT_ACCEPTING,     UNREACHABLE, CANNOT_CONNECT",
    "57P05, SESSION_ENDED,     UNREACHABLE, CANNOT_CONNECT",
    "58030, SYSTEM_ERROR,      UNREACHABLE, CANNOT_CONNECT",
    "XX000, STATEMENT,         UNREACHABLE, INTERNAL",
    "'',    STATEMENT,         UNREACHABLE, INTERNAL",
  })
  void oneTableForAll(String sqlState, ServerError error, Verdict verdict, ExitCode exitCode) {
    Verification verification = VERIFIER.verify(refusing(new SQLException("no", sqlState)));

    assertThat(ServerError.of(sqlState)).isEqualTo(error);
    assertThat(verification.verdict()).isEqualTo(verdict);
    assertThat(ExitCode.of(verification)).isEqualTo(exitCode);
    assertThat(verification.isPassing())
        .as("waited for; what nobody knows may pass, too")
        .isEqualTo(exitCode.isRetriable() || exitCode == ExitCode.INTERNAL);
  }

  @Test
  void aDriverThatGivesNoCodeSaysNothing() {
    assertThat(ServerError.of(null)).isEqualTo(ServerError.STATEMENT);
  }
}
