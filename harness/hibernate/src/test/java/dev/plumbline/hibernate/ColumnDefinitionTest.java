package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Severity;
import dev.plumbline.hibernate.sent.Letter;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code columnDefinition} changes the DDL, not what statements carry: an error where Hibernate's
 * own statements fail, and only there.
 */
class ColumnDefinitionTest {

  private static final String SCHEMA =
      """
      create extension citext;
      create type mood as enum ('GLAD', 'SAD');
      create table letters (
        id bigint primary key, plain text, padded char(10), mail citext, price numeric(10,2),
        small smallint, active boolean default true, seen timestamp, day date, document jsonb,
        written jsonb, json jsonb, reference uuid, address inet, xml xml, number bigint,
        lasts interval, flag char(1), code varchar(40), mood mood,
        pages jsonb, sender uuid, stamps bigint, box inet, seal uuid, wax bytea)
      """;

  private static final Map<String, Object> VALUES = new LinkedHashMap<>();

  static {
    VALUES.put("plain", "a");
    VALUES.put("padded", "a");
    VALUES.put("mail", "a@b");
    VALUES.put("price", 1.5);
    VALUES.put("small", 7);
    VALUES.put("active", true);
    VALUES.put("seen", Instant.parse("2026-11-29T10:00:00Z"));
    VALUES.put("day", LocalDateTime.of(2026, 11, 29, 0, 0));
    VALUES.put("document", Map.of("a", "b"));
    VALUES.put("written", "{}");
    VALUES.put("json", "{}");
    VALUES.put("reference", "00000000-0000-0001-0000-000000000002");
    VALUES.put("address", "127.0.0.1");
    VALUES.put("xml", "<a/>");
    VALUES.put("number", "7");
    VALUES.put("lasts", Duration.ofHours(1));
    VALUES.put("flag", true);
    VALUES.put("code", new UUID(1, 2));
    VALUES.put("mood", Letter.Mood.SAD);
    VALUES.put("pages", List.of(Map.of("a", "b")));
    VALUES.put("sender", new UUID(1, 2));
    VALUES.put("stamps", 7L);
    VALUES.put("box", "127.0.0.1");
    VALUES.put("seal", new UUID(1, 2));
    VALUES.put("wax", new UUID(1, 2));
  }

  /** No equality there, whatever is sent. */
  private static final Set<String> NOT_COMPARED = Set.of("written");

  @Test
  void isAnErrorExactlyWhereStatementsFail() throws SQLException, ReflectiveOperationException {
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(PostgresSpecification.newest());
      Database database = database(cluster);
      Database copy = database(cluster);
      Database empty = cluster.createDatabase("letters_empty");
      try (Connection connection = database.connect()) {
        Entities entities = Entities.ofClasses(Letter.class);
        Mapping mapping = entities.mapping(empty.dataSource(), copy.dataSource());

        Set<String> errors =
            MappingParity.compare(mapping, CatalogReader.read(connection), connection).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::subject)
                .map(subject -> subject.substring(subject.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(errors)
            .isEqualTo(failing(entities, database))
            .contains("json", "mood", "flag", "box");
      } finally {
        cluster.discard(database);
        cluster.discard(copy);
        cluster.discard(empty);
      }
    }
  }

  private static Set<String> failing(Entities entities, Database database)
      throws ReflectiveOperationException {
    Set<String> failing = new TreeSet<>();
    try (EntityManagerFactory factory =
        entities.createEntityManagerFactory(database.dataSource())) {
      long id = 1;
      for (Map.Entry<String, Object> value : VALUES.entrySet()) {
        if (fails(factory, id++, value.getKey(), value.getValue())) {
          failing.add(value.getKey());
        }
      }
    }
    return failing;
  }

  private static boolean fails(EntityManagerFactory factory, long id, String name, Object value)
      throws ReflectiveOperationException {
    Field field = Letter.class.getField(name);
    Letter letter = new Letter();
    letter.id = id;
    field.set(letter, value);
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      manager.persist(letter);
      manager.flush();
      manager.clear();
      manager.find(Letter.class, id);
      if (!NOT_COMPARED.contains(name)) {
        manager
            .createQuery("select l from Letter l where l." + name + " = :v", Letter.class)
            .setParameter("v", value)
            .getResultList();
      }
      manager.getTransaction().rollback();
      return false;
    } catch (PersistenceException | IllegalArgumentException e) { // the latter while reading
      return true;
    }
  }

  private static Database database(Cluster cluster) throws SQLException {
    Database database = cluster.createDatabase("letters");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    return database;
  }
}
