package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5433/auth?user=ines&password=p%40ss+word",
        "postgresql://ines:p%40ss+word@db:5433/auth",
        "postgres://ines:p@ss+word@db:5433/auth",
        "postgresql+asyncpg://ines:p@ss+word@db:5433/auth",
        "jdbc:postgresql://ines:p@ss+word@db:5433/auth",
        " postgresql://db:5433/auth?user=ines&password=p%40ss%2Bword "
      })
  void readsEveryFormOfUrl(String url) {
    DatabaseAddress address = DatabaseAddress.parse(url);

    assertThat(address)
        .isEqualTo(new DatabaseAddress("db:5433", "auth", Map.of(), "ines", "p@ss+word"));
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/auth");
    assertThat(address).hasToString("db:5433/auth as ines");
  }

  @Test
  void passesTheDriversParametersOn() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "postgresql://a:5432,b:5432/auth?sslmode=verify-full&connect_timeout=3"
                + "&target_session_attrs=primary");

    assertThat(address.hosts()).isEqualTo("a:5432,b:5432");
    assertThat(address.parameters())
        .isEqualTo(
            Map.of("sslmode", "verify-full", "connectTimeout", "3", "targetServerType", "primary"));
  }

  @Test
  void hasTheDriversDefaults() {
    assertThat(DatabaseAddress.parse("jdbc:postgresql:auth").hosts()).isEqualTo("localhost");
    assertThat(DatabaseAddress.parse("postgresql:///auth").hosts()).isEqualTo("localhost");
    assertThat(DatabaseAddress.parse("postgresql://db/a%20b").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db/a%20b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:mysql://ines:secret@db/auth",
        "db:5432/auth",
        "postgresql://ines:secret@db",
        "postgresql://ines:sec/ret@db/auth"
      })
  void rejectsAnythingElseWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.parse(url))
        .withMessageStartingWith("is not a database URL.")
        .withMessageNotContaining("sec");
  }

  @Test
  void anotherLoginReplacesItsOwn() {
    DatabaseAddress address = DatabaseAddress.parse("postgresql://ines:secret@db/auth");

    assertThat(address.as("jonas", null))
        .hasToString("db/auth as jonas")
        .extracting(DatabaseAddress::password)
        .isEqualTo("secret");
    assertThat(address.as(null, "other").password()).isEqualTo("other");
  }
}
