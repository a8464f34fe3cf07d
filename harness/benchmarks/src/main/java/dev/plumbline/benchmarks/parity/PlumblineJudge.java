package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.model.EntityModel;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Severity;
import dev.plumbline.hibernate.EntitiesException;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.util.Set;
import java.util.stream.Collectors;

/** Plumbline's parity, as the contract test has it. */
final class PlumblineJudge implements Judge {

  private final EntityModel model;
  private final Cluster cluster;
  private final Connection connection;
  private final Copies copies;
  private final Schema original;
  private final Mapping mapping;

  /** Makes a database that is as the one to judge is now. */
  @FunctionalInterface
  interface Copies {
    Database copy() throws Exception;
  }

  PlumblineJudge(EntityModel model, Cluster cluster, Connection connection, Copies copies)
      throws Exception {
    this.model = model;
    this.cluster = cluster;
    this.connection = connection;
    this.copies = copies;
    this.original = CatalogReader.read(connection);
    this.mapping = newMapping();
  }

  Schema original() {
    return original;
  }

  Mapping mapping() {
    return mapping;
  }

  private Mapping newMapping() throws Exception {
    Database empty = cluster.createDatabase(model.name() + "_empty");
    Database copy = copies.copy();
    try {
      return model.entities().mapping(empty.dataSource(), copy.dataSource());
    } finally {
      cluster.discard(empty);
      cluster.discard(copy);
    }
  }

  @Override
  public int patience() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Reports judge() throws Exception {
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
  private Mapping mappingFor(Schema actual) throws Exception {
    boolean sameTypes =
        actual.enumTypes().equals(original.enumTypes())
            && actual.domains().equals(original.domains())
            && actual.extensions().equals(original.extensions());
    return sameTypes ? mapping : newMapping();
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
