package dev.plumbline.hibernate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.mappings.MappingFixture;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Check;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One bad mapping is a finding and does not hide the others. */
@NullUnmarked // the databases are there from @BeforeAll on
@SuppressWarnings("deprecation") // Hibernate 6.6 knows no other @Check
class RefusedMappingsTest {

  private static Contracts contracts;

  @BeforeAll
  static void open() {
    contracts = new Contracts();
  }

  @AfterAll
  static void close() {
    contracts.close();
  }

  private static Findings findings(String changelog, Class<?>... entities) throws SQLException {
    return contracts.findings(changelog, Entities.ofClasses(entities));
  }

  @Entity(name = "Batch")
  @Table(name = "batch")
  @NamedQuery(name = "Batch.hot", query = "from Batch where heat > 200")
  static class Batch {
    @Id Long id;
    String name;
  }

  @Entity
  @Table(name = "jar", indexes = @Index(columnList = "label"))
  static class Jar {
    @Id Long id;

    @Column(columnDefinition = "no_such_type", unique = true)
    Integer weight;

    @Check(constraints = "is_clean(label)")
    String label;

    @Column(name = "filled_on")
    LocalDate filledOn;
  }

  private static final String SCHEMA =
      """
      create table batch (id bigint primary key);
      create table jar (
        id bigint primary key, weight integer unique, label varchar(255), filled_on text);
      create index on jar (label);
      """;

  /** As the pages of the findings show it; the words are those of Hibernate 7. */
  private static void assertExpected(String folder, Findings findings) throws IOException {
    Path expected = Path.of("src/test/resources", folder, "expected.txt");
    if (Integer.getInteger("plumbline.tests.hibernate", 7) != 7) {
      return;
    }
    if (Boolean.getBoolean("plumbline.update-expected")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, findings.toText());
    }
    assertThat(findings.toText()).isEqualTo(Files.readString(expected, UTF_8));
  }

  @Test
  void whatHibernateAndPostgresRefuseStandsBesideEverythingElse() throws IOException, SQLException {
    Findings findings = findings(SCHEMA, Batch.class, Jar.class);

    assertThat(findings)
        .extracting(Finding::code)
        .contains(
            FindingCode.MAPPING_REFUSED,
            FindingCode.DEFINITION_REJECTED,
            FindingCode.COLUMN_MISSING,
            FindingCode.COLUMN_TYPE_MISMATCH);
    assertThat(findings).filteredOn(finding -> finding.subject().equals("jar.weight")).hasSize(1);
    assertExpected("refused", findings);
  }

  /** Refers to something that is not an entity. */
  @Entity(name = "Bin")
  @Table(name = "bin")
  static class Bin {
    @Id Long id;
    @ManyToOne String owner;
  }

  @Test
  void anEntityThatHibernateCannotBindDoesNotHideTheOthers() throws SQLException {
    assertThat(findings(SCHEMA + "create table bin (id bigint);", Bin.class, Batch.class))
        .extracting(Finding::code)
        .contains(FindingCode.MAPPING_REFUSED, FindingCode.COLUMN_MISSING);
  }

  @Entity
  @Table(name = "event", uniqueConstraints = @UniqueConstraint(columnNames = "starts_at"))
  static class SoleEvent {
    @Id Long id;
    Instant startsAt;
    String roomName;
  }

  @Test
  void springsStrategiesAreNamedWhereHibernateItselfMissesTheName() throws SQLException {
    assertThat(text(Entities.ofClasses(SoleEvent.class)))
        .contains("hibernate.physical_naming_strategy=" + NamingStrategies.SNAKE_CASE)
        .contains("hibernate.implicit_naming_strategy=org.springframework.boot.");
  }

  @Entity
  @Table(name = "event", indexes = @Index(columnList = "starts_at"))
  static class Event {
    @Id Long id;
    Instant startsAt;
    String roomName;
  }

  private static final String EVENTS =
      """
      create table event (id bigint primary key, starts_at timestamptz, room_name varchar(255));
      create index on event (starts_at);
      """;

  @Test
  void springsNamingStrategiesAreNamedWhereTheNamesAreTheirs() throws SQLException {
    assertThat(text(Entities.ofClasses(Event.class)))
        .contains("hibernate.physical_naming_strategy=" + NamingStrategies.SNAKE_CASE)
        .contains("hibernate.implicit_naming_strategy=org.springframework.boot.");
  }

  @Entity
  @Table(name = "meeting")
  static class Meeting {
    @Id Long id;
    Instant startsAt;
    String roomName;
  }

  @Test
  void oneFindingExplainsAllNamesThatLackUnderscores() throws IOException, SQLException {
    Findings findings = findings(EVENTS.replace("event", "meeting"), Meeting.class);

    assertThat(findings)
        .filteredOn(finding -> finding.code() == FindingCode.NAMING_STRATEGY_MISMATCH)
        .hasSize(1);
    assertExpected("naming", findings);
  }

  @Test
  void withThemThereIsNothingToSay() throws SQLException {
    Entities entities =
        Entities.ofClasses(Event.class)
            .withSettings(Map.of(NamingStrategies.PHYSICAL, NamingStrategies.SNAKE_CASE));

    assertThat(text(entities)).isEmpty();
  }

  /** Has two attributes that are one in snake case. */
  @Entity
  @Table(name = "event")
  static class DoubleEvent {
    @Id Long id;
    Instant startsAt;
    Instant starts_at;
    String roomName;
  }

  @Test
  void springsNamingStrategiesAreNamedWhereTheyAloneAreRefused() throws SQLException {
    Entities entities = Entities.ofClasses(DoubleEvent.class);

    assertThat(
            text(
                entities.withSettings(
                    Map.of(NamingStrategies.PHYSICAL, NamingStrategies.SNAKE_CASE))))
        .contains("starts_at")
        .contains("With Hibernate's own naming strategies it would start")
        .contains("the names that Spring Boot makes");
    assertThat(text(entities)).doesNotContain("it would start");
  }

  private static final String ARTICLES =
      MappingFixture.all().stream()
          .filter(fixture -> fixture.name().equals("validated"))
          .findFirst()
          .orElseThrow()
          .schema();

  private static String text(Entities entities) throws SQLException {
    try {
      return contracts.findings(EVENTS, entities).toText();
    } catch (EntitiesException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aMissingClassIsNamedWithWhatToDo() {
    Entities entities =
        Entities.ofClasses(Event.class)
            .withSettings(Map.of("hibernate.physical_naming_strategy", "com.acme.Nope"));

    assertThatThrownBy(() -> contracts.findings(EVENTS, entities))
        .isInstanceOf(EntitiesException.class)
        .hasMessageContaining("com.acme.Nope")
        .hasMessageContaining("class path")
        .hasMessageNotContainingAny("Nope Correct", "..", ". .");
  }

  @Test
  void withoutBeanValidationItsConstraintsAreNotExpected() throws SQLException {
    Entities article =
        Entities.inPackages(List.of("dev.plumbline.mappings.validated"))
            .withSettings(Map.of("jakarta.persistence.validation.mode", "none"));

    assertThat(contracts.findings(ARTICLES, article))
        .extracting(Finding::subject)
        .contains("articles.name", "articles.sku");
  }

  /** Has a constructor that only a container could call. */
  static class NeedsMore implements AttributeConverter<String, String> {
    private final String prefix;

    NeedsMore(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public String convertToDatabaseColumn(String attribute) {
      return prefix + attribute;
    }

    @Override
    public String convertToEntityAttribute(String column) {
      return column;
    }
  }

  @Entity
  @Table(name = "crate")
  static class Crate {
    @Id Long id;

    @Convert(converter = NeedsMore.class)
    String text;
  }

  @Test
  void aConverterThatHibernateCannotMakeIsSaidToBeSo() {
    assertThat(crate()).contains("NeedsMore");
  }

  private static String crate() {
    try {
      return findings("create table crate (id bigint primary key, text varchar(255))", Crate.class)
          .toText();
    } catch (EntitiesException | SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
