package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.settings.Setting.Rank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a message or a log may be made of by mistake. */
class NoSecretInTextTest {

  private static final String SECRET = "k3pt-to-1tself";

  @Test
  void whatHoldsASecretDoesNotPrintIt(@TempDir Path dir) throws Exception {
    Files.writeString(dir.resolve("plumbline.properties"), "password=" + SECRET + "\n");
    Environment environment = new Environment(Map.of("PGPASSWORD", SECRET), dir);
    ConfigurationFile file = ConfigurationFile.find(Optional.empty(), environment);
    LibpqVariables variables = new LibpqVariables(environment);

    assertThat(file.find("password")).map(Setting::value).contains(SECRET);
    assertThat(variables.password()).isEqualTo(SECRET);
    assertThat(
            Stream.of(
                    environment,
                    file,
                    new Settings(environment, file),
                    variables,
                    new Setting(SECRET, "--password", Rank.OPTION),
                    DatabaseAddress.parse("postgresql://ines:" + SECRET + "@db/auth"),
                    new Connections(
                        "auth", DatabaseAddress.parse("dbname=auth password=" + SECRET)))
                .map(String::valueOf))
        .noneMatch(text -> text.contains(SECRET));
  }
}
