package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeSetIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db/changelog/001.yaml",
        "classpath:db/changelog/001.yaml",
        "classpath:/db/changelog/001.yaml",
        "/db/changelog/001.yaml",
        "./db/changelog/001.yaml",
        "db\\changelog\\001.yaml"
      })
  void comparesPathsAsLiquibaseDoes(String path) {
    ChangeSetId id = new ChangeSetId(path, "1", "ana");

    assertThat(id).isEqualTo(new ChangeSetId("db/changelog/001.yaml", "1", "ana"));
    assertThat(id).hasToString("db/changelog/001.yaml::1::ana");
  }
}
