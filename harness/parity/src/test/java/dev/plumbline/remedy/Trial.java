package dev.plumbline.remedy;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Difference;
import dev.plumbline.comparison.SchemaComparison;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.parity.ParityDifferences;
import dev.plumbline.schema.Schema;
import dev.plumbline.servers.TestCluster.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Repairs on a real database: applied, judged, and taken back step by step. */
final class Trial {

  static final Path CASES = Path.of("src/test/resources");

  private final Schema mapped;
  private final Connection connection;
  private final List<Schema> before = new ArrayList<>();
  private final Findings findings;
  private final Repairs repairs;

  /** Of a folder with {@code mapped.sql} and {@code actual.sql}. */
  Trial(Databases databases, String folder) throws IOException, SQLException {
    try (Connection expected = databases.with(sql(folder, "mapped.sql")).connect()) {
      mapped = CatalogReader.read(expected);
    }
    connection = databases.with(sql(folder, "actual.sql")).connect();
    ParityDifferences differences = differences();
    findings = differences.findings();
    repairs = Repairs.of(findings.atLeast(Severity.WARNING), differences);
  }

  private static String sql(String folder, String file) throws IOException {
    return Files.readString(CASES.resolve(folder).resolve(file));
  }

  Findings findings() {
    return findings;
  }

  Repairs repairs() {
    return repairs;
  }

  /** Runs all steps; what is found then is worth a failure. */
  Findings apply() throws SQLException {
    for (RepairStep step : repairs.steps()) {
      before.add(CatalogReader.read(connection));
      run(step.statements(), step.transactional());
    }
    return differences().findings().atLeast(Severity.WARNING);
  }

  private ParityDifferences differences() throws SQLException {
    return MappingParity.differences(Mapping.of(mapped), CatalogReader.read(connection));
  }

  /**
   * Undoes all steps, the last one first; returns what each has left behind, apart from what is not
   * meant to be undone.
   */
  List<String> rollBack() throws SQLException {
    List<String> left = new ArrayList<>();
    before.add(CatalogReader.read(connection));
    Set<Difference> lasting = new HashSet<>();
    for (int i = repairs.steps().size() - 1; i >= 0; i--) {
      RepairStep step = repairs.steps().get(i);
      if (step.rollback().isEmpty()) {
        lasting.addAll(SchemaComparison.compare(before.get(i), before.get(i + 1)));
      }
      run(step.rollback(), step.transactional());
      SchemaComparison.compare(before.get(i), CatalogReader.read(connection)).stream()
          .filter(difference -> !lasting.contains(difference))
          .forEach(difference -> left.add(step.title() + ": " + difference.toText()));
    }
    connection.close();
    return left;
  }

  private void run(List<String> statements, boolean transactional) throws SQLException {
    connection.setAutoCommit(!transactional);
    for (String sql : statements) {
      execute(sql);
    }
    if (transactional) {
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\nin: " + sql, e.getSQLState(), e);
    }
  }

  /** For review: every step in full, then what is left. */
  static String text(Repairs repairs) {
    StringBuilder text = new StringBuilder();
    for (RepairStep step : repairs.steps()) {
      text.append("-- ").append(step.title());
      text.append(step.transactional() ? "\n" : " (outside of a transaction)\n");
      keys(step.findings()).forEach(key -> text.append("-- for ").append(key).append('\n'));
      step.risks().forEach(risk -> text.append("-- ! ").append(risk).append('\n'));
      step.statements().forEach(sql -> text.append(sql).append(";\n"));
      step.rollback().forEach(sql -> text.append("-- rollback ").append(sql).append(";\n"));
      text.append('\n');
    }
    for (Unrepaired left : repairs.unrepaired()) {
      text.append("-- left: ").append(String.join("", keys(List.of(left.finding()))));
      text.append("\n--   ").append(left.reason()).append('\n');
    }
    return text.toString();
  }

  /** Code and subject: what makes a finding the same one, whatever its words. */
  static List<String> keys(Iterable<Finding> findings) {
    List<String> keys = new ArrayList<>();
    findings.forEach(finding -> keys.add(finding.code() + " " + finding.subject()));
    return keys;
  }
}
