package dev.plumbline.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Findings;
import dev.plumbline.postgres.Database;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A database of the previous release and one that this release has migrated, with the same rows.
 *
 * @param role of the service, or null
 */
record TwoReleases(Connection old, Connection now, @Nullable String role, List<Failure> prepared)
    implements AutoCloseable {

  /** The tables of {@code previous.sql}, of which the new ones have been changed. */
  static TwoReleases of(Databases databases, String migration) throws SQLException, IOException {
    return of(databases, "", migration, null);
  }

  static TwoReleases of(Databases databases, String more, String migration, @Nullable String role)
      throws SQLException, IOException {
    Database before = databases.with(previous() + more);
    Database after = databases.with(previous() + more);
    Connection now = after.connect();
    try (Connection service = after.connect()) {
      PreparedReads reads = PreparedReads.in(service, CatalogReader.read(now));
      for (String changeSet : migration.split("-- next", -1)) {
        try (Statement statement = now.createStatement()) {
          statement.execute(changeSet);
        }
      }
      return new TwoReleases(before.connect(), now, role, reads.failures());
    }
  }

  private static String previous() throws IOException {
    try (InputStream file = TwoReleases.class.getResourceAsStream("/release/previous.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }

  private PreviousReleaseStatements statements() throws SQLException {
    PreviousReleaseStatements statements = PreviousReleaseStatements.of(CatalogReader.read(old));
    return role == null ? statements : statements.as(role);
  }

  List<Failure> failures() throws SQLException {
    return statements().run(old, now);
  }

  /** New sessions only. */
  Findings judge() throws SQLException {
    return statements().judge(CatalogReader.read(now), old, now, List.of());
  }

  /** And those that had prepared their queries before. */
  Findings judgeWithPrepared() throws SQLException {
    return statements().judge(CatalogReader.read(now), old, now, prepared);
  }

  @Override
  public void close() throws SQLException {
    old.close();
    now.close();
  }
}
