package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReusePasswordTest {

  @Test
  void staysTheSameAndIsTheUsersAlone(@TempDir Path folder) throws IOException {
    ReusePassword first = ReusePassword.in(folder.resolve("new"));
    assertThat(ReusePassword.in(folder.resolve("new"))).isEqualTo(first);
    assertThat(ReusePassword.in(folder.resolve("other")).password()).isNotEqualTo(first.password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(first.file()))
        .isEqualTo("*:*:*:plumbline:" + first.password() + "\n");
    assertThat(first.toString()).doesNotContain(first.password());
  }

  @Test
  void refusesAFileOfAnotherForm(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("testcontainers.pgpass"), "*:*:*:plumbline:\n");
    assertThatIOException()
        .isThrownBy(() -> ReusePassword.in(folder))
        .withMessageContaining("delete it");
  }
}
