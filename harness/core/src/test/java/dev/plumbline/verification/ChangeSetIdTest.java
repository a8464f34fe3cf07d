package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "db\\changelog\\001.yaml",
        "C:\\db\\changelog\\001.yaml",
        "db//changelog/001.yaml",
        "db/x/.././changelog/001.yaml"
      })
  void comparesPathsAsLiquibaseDoes(String path) {
    ChangeSetId id = new ChangeSetId(path, "1", "ana");

    assertThat(id).isEqualTo(new ChangeSetId("db/changelog/001.yaml", "1", "ana"));
    assertThat(id).hasToString("db/changelog/001.yaml::1::ana");
  }

  /** Liquibase does not run a changeSet whose file was only renamed from Db to db. */
  @ParameterizedTest
  @CsvSource({
    "Db/Changelog/001.yaml,1a,ana",
    "db/changelog/001.yaml,1A,ana",
    "db/changelog/001.yaml,1a,ANA"
  })
  void comparesWithoutRegardToCase(String path, String id, String author) {
    ChangeSetId one = new ChangeSetId(path, id, author);
    ChangeSetId other = new ChangeSetId("db/changelog/001.yaml", "1a", "ana");

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).hasToString(path + "::" + id + "::" + author);
    assertThat(one).isNotEqualTo(new ChangeSetId("db/changelog/001.yaml", "1b", "ana"));
  }
}
