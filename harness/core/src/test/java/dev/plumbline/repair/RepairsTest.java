package dev.plumbline.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.TestCluster;
import dev.plumbline.TestCluster.Databases;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of parity, and some of repairs only, put right on a real database. */
@ExtendWith(TestCluster.class)
class RepairsTest {

  static Stream<String> cases() throws IOException {
    List<String> cases = new ArrayList<>();
    for (String kind : List.of("parity", "repair")) {
      try (Stream<Path> folders = Files.list(Trial.CASES.resolve(kind))) {
        folders.sorted().forEach(folder -> cases.add(kind + "/" + folder.getFileName()));
      }
    }
    return cases.stream();
  }

  /** {@code -Dplumbline.update-expected=true} writes which steps are expected. */
  @ParameterizedTest
  @MethodSource("cases")
  void everyFindingWithARepairIsGoneAndTheRollbackLeavesNothing(String name, Databases databases)
      throws IOException, SQLException {
    Trial trial = new Trial(databases, name);
    List<String> repaired = Trial.keys(trial.repairs().findings());
    List<String> left =
        Trial.keys(trial.repairs().unrepaired().stream().map(Unrepaired::finding).toList());

    assertThat(repaired).doesNotContainAnyElementsOf(left.isEmpty() ? List.of("none") : left);
    assertThat(Stream.of(repaired, left).flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            Trial.keys(trial.findings().atLeast(Severity.WARNING)));

    Path expected = Trial.CASES.resolve(name).resolve("repairs.sql");
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.writeString(expected, Trial.text(trial.repairs()));
    }
    assertThat(Trial.text(trial.repairs())).isEqualTo(Files.readString(expected, UTF_8));

    List<String> remaining = Trial.keys(trial.apply());

    assertThat(remaining).filteredOn(repaired::contains).isEmpty();
    assertThat(remaining).isSubsetOf(Trial.keys(trial.findings()));
    assertThat(trial.rollBack()).isEmpty();
  }

  @Test
  void everyCodeThatCanBeRepairedIsInSomeCase() throws IOException {
    Set<FindingCode> repaired = EnumSet.noneOf(FindingCode.class);
    for (String name : cases().toList()) {
      Files.readString(Trial.CASES.resolve(name).resolve("repairs.sql"), UTF_8)
          .lines()
          .filter(line -> line.startsWith("-- for "))
          .map(line -> FindingCode.valueOf(line.split(" ", -1)[2]))
          .forEach(repaired::add);
    }
    assertThat(repaired)
        .contains(
            FindingCode.TABLE_MISSING,
            FindingCode.COLUMN_MISSING,
            FindingCode.COLUMN_TYPE_MISMATCH,
            FindingCode.COLUMN_TIME_ZONE_MISMATCH,
            FindingCode.COLUMN_TOO_SMALL,
            FindingCode.COLUMN_REQUIRED_BY_DATABASE,
            FindingCode.COLUMN_REQUIRED_BY_MAPPING,
            FindingCode.COLUMN_GENERATION_MISMATCH,
            FindingCode.COLUMN_DEFAULT_MISMATCH,
            FindingCode.COLUMN_COLLATION_MISMATCH,
            FindingCode.PRIMARY_KEY_MISMATCH,
            FindingCode.FOREIGN_KEY_MISSING,
            FindingCode.FOREIGN_KEY_WRONG_TARGET,
            FindingCode.FOREIGN_KEY_ACTION_MISMATCH,
            FindingCode.UNIQUE_MISSING,
            FindingCode.INDEX_MISSING,
            FindingCode.INDEX_INVALID,
            FindingCode.CHECK_MISSING,
            FindingCode.CHECK_MISMATCH,
            FindingCode.SEQUENCE_MISSING,
            FindingCode.SEQUENCE_INCREMENT_MISMATCH,
            FindingCode.SEQUENCE_START_MISMATCH,
            FindingCode.SEQUENCE_RANGE_MISMATCH,
            FindingCode.SEQUENCE_UNLOGGED,
            FindingCode.TABLE_UNLOGGED,
            FindingCode.UNIQUE_NULLS_MISMATCH,
            FindingCode.CONSTRAINT_NOT_VALID,
            FindingCode.ENUM_TYPE_MISSING,
            FindingCode.ENUM_VALUE_MISSING);
  }
}
