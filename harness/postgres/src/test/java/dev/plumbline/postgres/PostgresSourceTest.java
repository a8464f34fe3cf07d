package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSourceTest {

  private static final UserSettings NOTHING = new UserSettings(name -> null, name -> null);

  @Test
  void readsTheLadder() {
    assertThat(PostgresSource.parse("embedded")).isEqualTo(new PostgresSource.Embedded());
    assertThat(PostgresSource.parse("installed")).isEqualTo(new PostgresSource.Installed(""));
    assertThat(PostgresSource.parse("installed:/opt/my pg/17"))
        .isEqualTo(new PostgresSource.Installed("/opt/my pg/17"));
    assertThat(PostgresSource.parse(" testcontainers "))
        .isEqualTo(new PostgresSource.Container(""));
    assertThat(PostgresSource.parse("testcontainers:registry.local:5000/pg@sha256:ab12"))
        .isEqualTo(new PostgresSource.Container("registry.local:5000/pg@sha256:ab12"));
    assertThat(existing("jdbc:postgresql://db/", NOTHING))
        .isEqualTo(
            new PostgresSource.Existing(
                "db", 5432, "postgres", System.getProperty("user.name"), "", Map.of()));
  }

  @Test
  void takesCredentialsOutOfTheUrl() {
    PostgresSource.Existing source =
        existing(
            "jdbc:postgresql://[::1]:5433/my%20base?user=ann&sslmode=require&password=s%26c+r%25t",
            NOTHING);
    assertThat(source)
        .isEqualTo(
            new PostgresSource.Existing(
                "[::1]", 5433, "my base", "ann", "s&c r%t", Map.of("sslmode", "require")))
        .hasToString("ann at jdbc:postgresql://[::1]:5433/my%20base?sslmode=require");
  }

  @Test
  void looksForCredentialsInPropertiesThenInTheEnvironment() {
    Map<String, String> properties = Map.of("plumbline.postgres.username", "property");
    Map<String, String> environment =
        Map.of("PLUMBLINE_POSTGRES_USERNAME", "variable", "PLUMBLINE_POSTGRES_PASSWORD", "secret");
    UserSettings settings = new UserSettings(properties::get, environment::get);
    assertThat(existing("jdbc:postgresql://db", settings))
        .returns("property", PostgresSource.Existing::username)
        .returns("secret", PostgresSource.Existing::password);
    assertThat(existing("jdbc:postgresql://db?user=url&password=url", settings))
        .returns("url", PostgresSource.Existing::username)
        .returns("url", PostgresSource.Existing::password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docker",
        "Embedded",
        "installed:",
        "installed:postgresql/17",
        "testcontainers:",
        "testcontainers:two words",
        "postgres://ann:hush@db/base",
        "host=db password=hush",
        "jdbc:mysql://db/base?password=hush",
        "jdbc:postgresql:base",
        "jdbc:postgresql://ann:hush@db/base",
        "jdbc:postgresql://one,two/base?password=hush",
        "jdbc:postgresql://db:port/base?password=hush",
        "jdbc:postgresql://db/base?user=ann&pasword=hush",
        "jdbc:postgresql://db/base?password=%hush",
        "jdbc:postgresql://db/base?password=a&hush",
        "jdbc:postgresql://db/base?PGHOST=hush",
        "jdbc:postgresql:///base?host=/run/postgresql&password=hush",
        "jdbc:postgresql://db/base?host=/run/postgresql&port=5433&password=hush"
      })
  void saysWhatIsPossibleAndNoPassword(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresSource.parse(setting))
        .withMessageContaining("Possible are:")
        .withMessageContaining("embedded")
        .withMessageContaining("installed:FOLDER")
        .withMessageContaining("testcontainers:IMAGE")
        .withMessageContaining("jdbc:postgresql://HOST[:PORT]")
        .withMessageNotContaining("hush")
        .withNoCause();
  }

  @Test
  void namesEverythingThatIsWrongWithAUrl() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresSource.parse("jdbc:postgresql://db:70000/a?sslmod=require&x"))
        .withMessageContaining("port 70000: expected 1 to 65535")
        .withMessageContaining("knows no parameter sslmod")
        .withMessageContaining("not of the form NAME=VALUE");
  }

  @Test
  void choosesTheImage() {
    UserSettings settings =
        new UserSettings(Map.of("plumbline.testcontainers.image", "own:1")::get, name -> null);
    UserSettings variable =
        new UserSettings(name -> null, Map.of("PLUMBLINE_TESTCONTAINERS_IMAGE", "var:1")::get);
    assertThat(ContainerImage.choose("named:2", "17", settings).name()).isEqualTo("named:2");
    assertThat(ContainerImage.choose("", "17", settings))
        .isEqualTo(new ContainerImage("own:1", "as plumbline.testcontainers.image says"));
    assertThat(ContainerImage.choose("", "17", variable))
        .isEqualTo(new ContainerImage("var:1", "as PLUMBLINE_TESTCONTAINERS_IMAGE says"));
    assertThat(ContainerImage.choose("", "17", NOTHING).name()).isEqualTo("postgres:17");
    assertThat(ContainerImage.choose("", "", NOTHING).name()).isEqualTo("postgres:18");
  }

  private static PostgresSource.Existing existing(String url, UserSettings settings) {
    return (PostgresSource.Existing) new SourceSetting(url).source(settings);
  }
}
