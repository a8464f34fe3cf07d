package dev.plumbline.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

  @Test
  void knowsThePasswordsThatConcernADatabase(@TempDir Path dir) throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("pgpass"),
            """
            # db:5432:auth:ines:commented
            db:5432:auth:ines:first\\:pass\\\\word
            *:*:*:*:for:everybody
            db:5432:other:ines:another's
            elsewhere:5432:auth:ines:another's
            nonsense
            """);
    PasswordFile passwords =
        PasswordFile.of(new Environment(Map.of("PGPASSFILE", file.toString()), Path.of("")));

    assertThat(passwords.passwords(DatabaseAddress.parse("postgresql://ines@db:5432/auth")))
        .containsExactly("first:pass\\word", "for:everybody");
    assertThat(new PasswordFile(dir.resolve("none")).passwords(DatabaseAddress.parse("dbname=a")))
        .isEmpty();
  }
}
