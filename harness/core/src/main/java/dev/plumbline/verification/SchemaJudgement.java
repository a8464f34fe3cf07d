package dev.plumbline.verification;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.Shape;
import dev.plumbline.comparison.Compatibility;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.Rewording;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database has the schema that a build needs.
 *
 * @param snapshot of what it needs
 * @param shape at a probe
 */
record SchemaJudgement(SchemaSnapshot snapshot, Shape shape) {

  static SchemaJudgement by(SchemaSnapshot snapshot) {
    return new SchemaJudgement(snapshot, Shape.of(snapshot.shape(), snapshot.schema()));
  }

  /** The schemas that the service uses besides its own, which a snapshot calls public. */
  List<String> namespaces() {
    return snapshot.schema().namespaces().stream()
        .map(namespace -> namespace.name())
        .filter(name -> !name.equals("public"))
        .toList();
  }

  /** Whether the schema is the very one. If not, it may still be as good. */
  boolean isMetBy(@Nullable Shape actual) {
    return shape.equals(actual);
  }

  /**
   * Looks closer. Both sides are worded as in a database that was restored from a dump, whichever
   * this is.
   *
   * @param place where the history is, and the service's own schema
   * @param ahead whether a newer build has migrated the database, so that additions are no news
   */
  Findings findings(Connection connection, LocatedHistory place, boolean ahead)
      throws SQLException {
    Map<String, String> rewordings =
        snapshot.rewordings().stream()
            .collect(
                Collectors.toMap(Rewording::printed, Rewording::replayed, (one, other) -> one));
    Schema schema = SchemaRewriter.of(snapshot.schema(), rewordings);
    Schema part = new ServiceSchema(place, namespaces()).of(read(connection, place.home()));
    Schema actual = SchemaRewriter.of(part, rewordings);
    return ahead
        ? Compatibility.of(schema, actual).atLeast(Severity.WARNING)
        : Compatibility.ofDrift(schema, actual);
  }

  /**
   * In one transaction, so that a pooler between keeps to one session. The driver's own commands
   * for that are prepared by name, and so would get into the way of other clients of such a pooler.
   */
  private static Schema read(Connection connection, @Nullable String home) throws SQLException {
    if (!connection.getAutoCommit()) {
      return CallersTransaction.undisturbed(
          connection, statement -> CatalogReader.readUnprepared(statement.getConnection(), home));
    }
    try (Statement transaction = connection.createStatement()) {
      transaction.execute("begin isolation level repeatable read, read only");
      try {
        return CatalogReader.readUnprepared(connection, home);
      } finally {
        transaction.execute("rollback");
      }
    }
  }
}
