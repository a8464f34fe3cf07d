package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Mapping;
import dev.plumbline.comparison.MappingParity;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Severity;
import dev.plumbline.hibernate.EntitiesException;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** Plumbline's parity, as the contract test has it. */
final class PlumblineJudge implements Judge {

  private final EntityModel model;
  private final Cluster cluster;
  private final Connection connection;
  private final Schema original;
  private final Mapping mapping;

  PlumblineJudge(EntityModel model, Cluster cluster, Connection connection) throws SQLException {
    this.model = model;
    this.cluster = cluster;
    this.connection = connection;
    this.original = CatalogReader.read(connection);
    this.mapping = mapping(original);
  }

  Schema original() {
    return original;
  }

  Mapping mapping() {
    return mapping;
  }

  private Mapping mapping(Schema migrated) throws SQLException {
    Database scratch = cluster.createDatabase(model.name() + "_entities");
    try {
      return model.entities().mapping(scratch.dataSource(), migrated);
    } finally {
      cluster.discard(scratch);
    }
  }

  @Override
  public int patience() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Reports judge() throws SQLException {
    Schema actual = CatalogReader.read(connection);
    try {
      Set<Finding> findings =
          MappingParity.compare(mappingFor(actual), actual, connection).stream()
              .collect(Collectors.toSet());
      return new Reports(lines(findings, true), lines(findings, false));
    } catch (EntitiesException e) {
      return Reports.of(Set.of("ERROR " + e.getMessage()));
    }
  }

  /** Entities may refer to the changelog's extensions and types, which then are part of it. */
  private Mapping mappingFor(Schema actual) throws SQLException {
    boolean sameTypes =
        actual.enumTypes().equals(original.enumTypes())
            && actual.domains().equals(original.domains())
            && actual.extensions().equals(original.extensions());
    return sameTypes ? mapping : mapping(actual);
  }

  private static Set<String> lines(Set<Finding> findings, boolean warnings) {
    return findings.stream()
        .filter(finding -> (finding.severity() != Severity.NOTE) == warnings)
        .map(
            finding ->
                String.join(
                    " ",
                    finding.severity().toString(),
                    finding.code().toString(),
                    finding.subject(),
                    "expected",
                    finding.expected(),
                    "found",
                    finding.actual()))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    // the connection is somebody else's
  }
}
