package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  /** Names and resources as found in the published jars. */
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, linux-amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, false, linux-arm64v8, postgres-linux-arm_64.txz",
    "Linux, amd64, true, linux-amd64-alpine, postgres-linux-x86_64-alpine_linux.txz",
    "Linux, aarch64, true, linux-arm64v8-alpine, postgres-linux-arm_64-alpine_linux.txz",
    "Mac OS X, aarch64, false, darwin-arm64v8, postgres-darwin-arm_64.txz",
    "Mac OS X, x86_64, false, darwin-amd64, postgres-darwin-x86_64.txz",
  })
  void knowsWhatTheBinariesAreCalled(
      String system, String processor, boolean alpine, String name, String resource) {
    assertThat(Platform.of(system, processor, alpine)).isEqualTo(new Platform(name, resource));
  }

  @Test
  void saysWhatToDoOnWindows() {
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> Platform.of("Windows 11", "amd64", false))
        .withMessageContaining("Windows 11 amd64")
        .withMessageContaining("WSL 2");
  }

  @Test
  void saysWhatItCanRunOn() {
    assertThatExceptionOfType(ClusterException.class)
        .isThrownBy(() -> Platform.of("Linux", "riscv64", false))
        .withMessageContaining("Linux riscv64")
        .withMessageContaining("Linux and macOS, on amd64 and arm64");
  }
}
