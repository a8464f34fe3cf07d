package dev.plumbline.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.hibernate.audited.Memo;
import dev.plumbline.hibernate.audited.Note;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spring Data's listener always knows the time, but not always who is at work. */
class SpringAuditingTest {

  private static final String SCHEMA =
      """
      create table notes (
        id bigint primary key, created timestamptz not null default now(),
        modified timestamptz not null, author varchar(255) not null, printed timestamptz not null);
      create table memos (id bigint primary key, created timestamptz not null)
      """;

  @Test
  void whatTheListenerFillsIsNoError() throws SQLException {
    Map<String, Severity> found = new HashMap<>();
    try (Clusters clusters = new Clusters()) {
      Cluster cluster = clusters.cluster(PostgresSpecification.newest());
      Database database = database(cluster);
      Database copy = database(cluster);
      Database empty = cluster.createDatabase("audited_empty");
      try (Connection connection = database.connect()) {
        Mapping mapping =
            Entities.ofClasses(Note.class, Memo.class)
                .mapping(empty.dataSource(), copy.dataSource());
        for (Finding finding :
            MappingParity.compare(mapping, CatalogReader.read(connection), connection)) {
          assertThat(finding.code()).isEqualTo(FindingCode.COLUMN_REQUIRED_BY_DATABASE);
          found.put(finding.subject(), finding.severity());
          if (finding.severity() == Severity.NOTE) {
            assertThat(finding.consequence())
                .contains("Spring Data")
                .contains("@EnableJpaAuditing");
          }
        }
      } finally {
        cluster.discard(database);
        cluster.discard(copy);
        cluster.discard(empty);
      }
    }

    assertThat(found)
        .isEqualTo(
            Map.of(
                "notes.created", Severity.NOTE,
                "notes.modified", Severity.NOTE,
                "notes.author", Severity.ERROR,
                "notes.printed", Severity.ERROR,
                "memos.created", Severity.ERROR));
  }

  private static Database database(Cluster cluster) throws SQLException {
    Database database = cluster.createDatabase("audited");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
    }
    return database;
  }
}
