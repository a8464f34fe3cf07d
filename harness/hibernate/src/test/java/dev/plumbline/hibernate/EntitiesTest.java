package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.hibernate.oven.Oven;
import dev.plumbline.hibernate.oven.Size;
import dev.plumbline.hibernate.oven.TemperatureConverter;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NullUnmarked // the cluster is there from @BeforeAll on
class EntitiesTest {

  private static final String OVENS = "dev.plumbline.hibernate.oven";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private static Clusters clusters;

  @BeforeAll
  static void openClusters() {
    clusters = new Clusters();
  }

  @AfterAll
  static void closeClusters() {
    clusters.close();
  }

  private static Database emptyDatabase() {
    return clusters
        .cluster(PostgresSpecification.newest())
        .createDatabase("hibernate_" + DATABASES.incrementAndGet());
  }

  private static Schema expected(Entities entities) throws SQLException {
    return mapping(entities).schema();
  }

  private static Mapping mapping(Entities entities) throws SQLException {
    return entities.mapping(emptyDatabase().dataSource(), emptyDatabase().dataSource());
  }

  private static Table onlyTable(Schema schema, String name) {
    return schema.tables().stream()
        .filter(table -> table.label().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSchemaIsWhatHibernateCreates() throws SQLException {
    Schema schema = expected(Entities.inPackages(List.of(OVENS)));

    assertThat(schema.tables())
        .extracting(SchemaObject::label)
        .containsExactly("oven", "oven_programs");
    assertThat(onlyTable(schema, "oven").columns())
        .extracting(Column::name, Column::type, Column::nullable)
        .containsExactlyInAnyOrder(
            tuple("id", "bigint", false),
            tuple("serialnumber", "character varying(30)", false),
            tuple("state", "character varying(255)", true),
            tuple("width", "integer", true),
            tuple("height", "integer", true),
            tuple("maximum", "integer", true));
    assertThat(onlyTable(schema, "oven").checks()).hasSize(1);
    assertThat(onlyTable(schema, "oven_programs").foreignKeys()).hasSize(1);
    assertThat(schema.sequences()).extracting(Sequence::increment).containsExactly(20L);
  }

  @Test
  void packagesClassesAndUnitsLeadToTheSameSchema() throws SQLException {
    Schema byPackage = expected(Entities.inPackages(List.of(OVENS)));

    assertThat(expected(Entities.ofClasses(Oven.class, Size.class, TemperatureConverter.class)))
        .isEqualTo(byPackage);
    assertThat(expected(Entities.ofPersistenceUnit("ovens"))).isEqualTo(byPackage);
  }

  @Test
  void settingsOfTheServiceCount() throws SQLException {
    Schema schema =
        expected(
            Entities.inPackages(List.of(OVENS))
                .withSettings(
                    Map.of(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy")));

    assertThat(onlyTable(schema, "oven").column("serial_number")).isPresent();
  }

  /** As an application that validates would: whether its statements work is another question. */
  @Test
  void whatHibernatesOwnValidationRefusesIsToldToThoseWhoAskForIt() throws SQLException {
    Database database = emptyDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table parcels (id bigint primary key, sentat date)");
    }
    Entities entities = Entities.ofClasses(Parcel.class);
    Entities validated = entities.withSettings(Map.of("hibernate.hbm2ddl.auto", "validate"));

    assertThat(entities.areValidated()).isFalse();
    assertThat(validated.areValidated()).isTrue();
    assertThat(validated.validation(database.dataSource()).all())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.MAPPING_REFUSED);
              assertThat(finding.actual()).contains("[sentAt]", "[parcels]", "date");
            });

    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table parcels alter column sentat type timestamptz");
    }
    assertThat(validated.validation(database.dataSource()).all()).isEmpty();
  }

  /** Which nobody would be told if only what the validation says counted. */
  @Test
  void anotherReasonNotToStartOnThatDatabaseIsToldToo() throws SQLException {
    Database database = emptyDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create sequence oven_seq increment by 1");
    }
    Entities validated =
        Entities.inPackages(List.of(OVENS))
            .withSettings(Map.of("hibernate.hbm2ddl.auto", "validate"));

    assertThat(validated.validation(database.dataSource()).all())
        .singleElement()
        .extracting(Finding::actual, STRING)
        .contains("[oven_seq]", "increment size");
  }

  @Test
  void noSettingLetsHibernateTouchAServicesSchema() throws SQLException {
    Database database = emptyDatabase();
    Entities entities =
        Entities.inPackages(List.of(OVENS))
            .withSettings(
                Map.of(
                    "hibernate.hbm2ddl.auto", "create",
                    "jakarta.persistence.schema-generation.database.action", "create"));

    try (EntityManagerFactory factory = entities.createEntityManagerFactory(database.dataSource());
        Connection connection = database.connect()) {
      assertThat(factory.isOpen()).isTrue();
      assertThat(CatalogReader.read(connection).isEmpty()).isTrue();
    }
  }

  @Test
  void aPackageWithoutEntitiesNamesThoseThatHaveSome() {
    assertThatThrownBy(() -> Entities.inPackages(List.of("dev.plumbline.nowhere")))
        .isInstanceOf(EntitiesException.class)
        .hasMessageContaining("No class with @Entity in dev.plumbline.nowhere or below.")
        .hasMessageContaining(OVENS);
  }

  @Test
  void anUnknownUnitNamesThoseThatThereAre() {
    assertThatThrownBy(() -> Entities.ofPersistenceUnit("kilns"))
        .isInstanceOf(EntitiesException.class)
        .hasMessage("No persistence unit \"kilns\". Units in META-INF/persistence.xml: ovens.");
  }

  /** Refers to something that is not an entity. */
  @Entity
  static class Broken {
    @Id Long id;
    @ManyToOne @JoinColumn String notAnEntity;
  }

  @Test
  void aMappingThatHibernateRejectsIsReportedInItsWords() {
    assertThatThrownBy(() -> expected(Entities.ofClasses(Broken.class)))
        .isInstanceOf(EntitiesException.class)
        .hasMessageContaining("classes [Broken]")
        .hasMessageContaining("notAnEntity");
  }

  /** Refers to types that only the changelog creates, beside one that Hibernate creates. */
  @Entity
  static class Guest {
    enum Mood {
      CALM,
      HUNGRY
    }

    @Id Long id;

    @jakarta.persistence.Column(columnDefinition = "citext")
    String name;

    @jakarta.persistence.Column(columnDefinition = "order_state")
    String state;

    @jakarta.persistence.Column(columnDefinition = "weight")
    Integer grams;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Mood mood;
  }

  @Test
  void extensionsAndTypesOfTheChangelogAreThereForTheEntities() throws SQLException {
    Database migrated = emptyDatabase();
    try (Connection connection = migrated.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create extension citext;
          create type order_state as enum ('OPEN', 'It''s done');
          create type mood as enum ('CALM', 'HUNGRY');
          create function is_heavy(grams integer) returns boolean
            language sql immutable as 'select grams > 1000';
          create domain zweight as integer check (not is_heavy(value));
          create domain weight as zweight not null default 1;
          create table "EntitiesTest$Guest" (
            id bigint primary key, name citext, state order_state, grams weight, mood mood);
          """);
      Schema actual = CatalogReader.read(connection);

      Schema expected =
          Entities.ofClasses(Guest.class)
              .mapping(emptyDatabase().dataSource(), migrated.dataSource())
              .schema();

      assertThat(expected.extensions()).isEqualTo(actual.extensions());
      assertThat(expected.enumTypes()).isEqualTo(actual.enumTypes());
      assertThat(expected.domains())
          .extracting(Domain::name, Domain::type)
          .containsExactlyElementsOf(
              actual.domains().stream().map(domain -> tuple(domain.name(), domain.type())).toList())
          .hasSize(2);
      assertThat(expected.namespaces()).isEqualTo(actual.namespaces());
      assertThat(expected.tables().get(0).columns())
          .extracting(Column::type)
          .containsExactlyInAnyOrder("bigint", "citext", "order_state", "weight", "mood");
    }
  }

  @Test
  void columnsKnowTheirAttributes() throws SQLException {
    Mapping mapping = mapping(Entities.inPackages(List.of(OVENS)));

    MappedTable oven = mapping.tables().get(new QualifiedName("public", "oven"));
    assertThat(oven.entity()).isEqualTo(OVENS + ".Oven");
    assertThat(oven.columns())
        .isEqualTo(
            Map.of(
                "id",
                    new MappedColumn(
                        OVENS + ".Oven.id",
                        true,
                        false,
                        true,
                        List.of(),
                        new QualifiedName("public", "oven_seq"),
                        Set.of(Trait.DEFAULT_SIZE, Trait.IDENTIFIER)),
                "serialnumber", column("serialNumber", List.of()),
                "state", column("state", List.of("COLD", "HOT"), Trait.DEFAULT_SIZE),
                "width",
                    column(
                        "size.width", List.of(), Trait.DEFAULT_SIZE, Trait.REQUIRED_IN_EMBEDDABLE),
                "height",
                    column(
                        "size.height", List.of(), Trait.DEFAULT_SIZE, Trait.REQUIRED_IN_EMBEDDABLE),
                "maximum", column("maximum", List.of(), Trait.DEFAULT_SIZE)));
    assertThat(mapping.tables().get(new QualifiedName("public", "oven_programs")).columns())
        .isEqualTo(
            Map.of(
                "oven_id", element("programs (owner)"),
                "programs", element("programs")));
  }

  private static MappedColumn column(String attribute, List<String> values, Trait... traits) {
    return new MappedColumn(
        OVENS + ".Oven." + attribute, true, true, false, values, null, Set.of(traits));
  }

  private static MappedColumn element(String attribute) {
    return new MappedColumn(
        OVENS + ".Oven." + attribute,
        true,
        true,
        true,
        List.of(),
        null,
        Set.of(Trait.DEFAULT_SIZE, Trait.REQUIRED_BY_STRUCTURE));
  }

  /** An INSERT leaves out what is null, which Hibernate's own timestamp never is. */
  @Entity(name = "Parcel")
  @jakarta.persistence.Table(name = "parcels")
  @DynamicInsert
  static class Parcel {
    @Id Long id;
    @UpdateTimestamp Instant sentAt;
  }

  @Test
  void aTimestampOfHibernatesIsInEveryDynamicInsert() throws SQLException {
    Entities entities = Entities.ofClasses(Parcel.class);
    Mapping mapping = mapping(entities);
    Database database = emptyDatabase();
    execute(database, "create table parcels (id bigint primary key, sentat timestamptz not null)");

    try (EntityManagerFactory factory =
        entities.createEntityManagerFactory(database.dataSource())) {
      Parcel parcel = new Parcel();
      parcel.id = 1L;
      try (EntityManager manager = factory.createEntityManager()) {
        manager.getTransaction().begin();
        manager.persist(parcel);
        manager.getTransaction().commit();
      }
    }

    MappedTable parcels = mapping.tables().get(new QualifiedName("public", "parcels"));
    assertThat(parcels.dynamicInsert()).isTrue();
    assertThat(parcels.columns().get("sentat").neverNull()).isTrue();
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
