package dev.plumbline.remedy;

import static dev.plumbline.finding.FindingCode.COLUMN_MISSING;
import static dev.plumbline.finding.FindingCode.TABLE_MISSING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.parity.ParityDifferences;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of parity, and some of repairs only, put right on a real database. */
@ExtendWith(TestCluster.class)
class RepairsTest {

  /** Trials only know DDL, by which everything counts as declared. */
  private static final Set<Path> OF_TRAITS =
      Set.of(Path.of("undeclared"), Path.of("column-of-other-type"));

  static Stream<String> cases() throws IOException {
    List<String> cases = new ArrayList<>();
    for (String kind : List.of("parity", "repair")) {
      try (Stream<Path> folders = Files.list(Trial.CASES.resolve(kind))) {
        folders
            .sorted()
            .filter(folder -> !OF_TRAITS.contains(folder.getFileName()))
            .forEach(folder -> cases.add(kind + "/" + folder.getFileName()));
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
  void aTypeThatOnlyTheAttributesCodeKnowsIsNotMadeUp(Databases databases) throws SQLException {
    String table = "create table tills (id bigint primary key";
    Map<String, MappedColumn> columns =
        Map.of("settings", new MappedColumn("shop.Till.settings", true, true).with(Trait.UNTYPED));
    try (Connection expected = databases.with(table + ", settings text)").connect();
        Connection without = databases.with(table + ")").connect();
        Connection empty = databases.with("").connect()) {
      Mapping mapping =
          new Mapping(
              CatalogReader.read(expected),
              Map.of(new QualifiedName("public", "tills"), new MappedTable("shop.Till", columns)));

      assertThat(repairs(mapping, without).unrepaired())
          .singleElement()
          .satisfies(left -> assertThat(left.finding().code()).isEqualTo(COLUMN_MISSING))
          .extracting(Unrepaired::reason, STRING)
          .startsWith("Only the code of the attribute's type knows");
      assertThat(repairs(mapping, empty).unrepaired())
          .singleElement()
          .satisfies(left -> assertThat(left.finding().code()).isEqualTo(TABLE_MISSING))
          .extracting(Unrepaired::reason, STRING)
          .startsWith("Of what type settings has to be, only the code");
    }
  }

  /** The mapping may be what is wrong: a constraint would end what works. */
  @Test
  void uniquenessThatOnlyAnAssociationImpliesIsNotSuggested(Databases databases)
      throws SQLException {
    String table = "create table people (id bigint primary key, partner_id bigint";
    Map<String, MappedColumn> columns =
        Map.of(
            "partner_id",
            new MappedColumn("shop.Person.partner", true, true).with(Trait.UNIQUE_BY_ASSOCIATION));
    try (Connection expected = databases.with(table + " unique)").connect();
        Connection loose = databases.with(table + ")").connect()) {
      Mapping mapping =
          new Mapping(
              CatalogReader.read(expected),
              Map.of(
                  new QualifiedName("public", "people"), new MappedTable("shop.Person", columns)));

      Repairs repairs = repairs(mapping, loose);

      assertThat(repairs.steps()).isEmpty();
      assertThat(repairs.unrepaired())
          .singleElement()
          .extracting(Unrepaired::reason, STRING)
          .startsWith("Only you know which side is wrong.");
    }
  }

  @Test
  void aDefaultThatOtherEntitiesTripOverIsDropped(Databases databases) throws SQLException {
    String table = "create table payments (id bigint primary key, number varchar(9)";
    Map<String, MappedColumn> columns =
        Map.of("number", new MappedColumn("shop.Card.number", true, true).with(Trait.OF_SOME));
    try (Connection expected = databases.with(table + ")").connect();
        Connection preset = databases.with(table + " unique default 'none')").connect()) {
      Mapping mapping =
          new Mapping(
              CatalogReader.read(expected),
              Map.of(
                  new QualifiedName("public", "payments"),
                  new MappedTable("shop.Payment", columns)));

      RepairStep step = repairs(mapping, preset).steps().get(0);

      assertThat(step.statements())
          .containsExactly("ALTER TABLE payments ALTER COLUMN number DROP DEFAULT");
      assertThat(step.rollback())
          .containsExactly(
              "ALTER TABLE payments ALTER COLUMN number SET DEFAULT 'none'::character varying");
    }
  }

  private static Repairs repairs(Mapping mapping, Connection database) throws SQLException {
    ParityDifferences differences =
        MappingParity.differences(mapping, CatalogReader.read(database), database);
    return Repairs.of(differences.findings(), differences);
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
