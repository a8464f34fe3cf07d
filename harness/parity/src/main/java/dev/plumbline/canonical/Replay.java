package dev.plumbline.canonical;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Tables and domains whose expressions a server has read and printed once more.
 *
 * @param tables those that were replayed, in part at least
 * @param domains those that were replayed, in part at least
 */
record Replay(List<Table> tables, List<Domain> domains) {

  private static final System.Logger LOG = System.getLogger(Replay.class.getName());

  /** Tables at a time: each takes some five of the 6400 locks that a server has by default. */
  private static final int PORTION = 500;

  /** Replays in the connection's transaction, and takes back what it has created. */
  static Replay of(List<Table> tables, List<Domain> domains, Connection scratch)
      throws SQLException {
    Replay replay = portion(List.of(), domains, scratch);
    for (int i = 0; i < tables.size(); i += PORTION) {
      List<Table> some = tables.subList(i, Math.min(i + PORTION, tables.size()));
      replay = replay.and(portion(some, List.of(), scratch));
    }
    return replay;
  }

  private static Replay portion(List<Table> tables, List<Domain> domains, Connection scratch)
      throws SQLException {
    Namespaces namespaces = new Namespaces();
    List<String> statements = new ArrayList<>();
    for (Table table : tables) {
      statements.addAll(ReplayStatements.of(table, namespaces.of(table.name())));
    }
    for (Domain domain : domains) {
      statements.addAll(ReplayStatements.of(domain, namespaces.of(domain.name())));
    }
    if (statements.isEmpty()) {
      return new Replay(List.of(), List.of());
    }
    Savepoint before = scratch.setSavepoint();
    try {
      execute(namespaces.statements(), scratch);
      executeAsFarAsPossible(statements, scratch);
      return read(tables, domains, namespaces, CatalogReader.read(scratch));
    } finally {
      scratch.rollback(before);
    }
  }

  /** What both have replayed. */
  private Replay and(Replay other) {
    return new Replay(
        Stream.concat(tables.stream(), other.tables.stream()).toList(),
        Stream.concat(domains.stream(), other.domains.stream()).toList());
  }

  private static Replay read(
      List<Table> tables, List<Domain> domains, Namespaces namespaces, Schema replayed) {
    return new Replay(
        tables.stream()
            .flatMap(
                table ->
                    replayed.table(namespaces.of(table.name())).stream()
                        .map(printed -> ReplayedExpressions.in(table, printed)))
            .toList(),
        domains.stream()
            .flatMap(
                domain ->
                    replayed.domains().stream()
                        .filter(printed -> printed.name().equals(namespaces.of(domain.name())))
                        .map(printed -> ReplayedExpressions.in(domain, printed)))
            .toList());
  }

  /** All in one round trip; if one of them fails, one by one without it. */
  private static void executeAsFarAsPossible(List<String> statements, Connection scratch)
      throws SQLException {
    Savepoint before = scratch.setSavepoint();
    try {
      execute(statements, scratch);
    } catch (SQLException e) {
      scratch.rollback(before);
      for (String sql : statements) {
        executeIfPossible(sql, scratch);
      }
    }
  }

  private static void executeIfPossible(String sql, Connection scratch) throws SQLException {
    Savepoint before = scratch.setSavepoint();
    try {
      execute(List.of(sql), scratch);
      scratch.releaseSavepoint(before);
    } catch (SQLException e) {
      scratch.rollback(before);
      LOG.log(
          System.Logger.Level.DEBUG,
          "Left as it was printed, because the scratch database refuses it ({0}): {1}",
          e.getMessage(),
          sql);
    }
  }

  private static void execute(List<String> statements, Connection scratch) throws SQLException {
    try (Statement statement = scratch.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(String.join(";\n", statements));
    }
  }

  /** Namespaces to replay in, one for each that the schema has, under names that nobody uses. */
  private static final class Namespaces {

    private final String prefix =
        "plumbline_replay_" + Integer.toHexString(ThreadLocalRandom.current().nextInt()) + "_";
    private final List<String> replayed = new ArrayList<>();

    QualifiedName of(QualifiedName name) {
      if (!replayed.contains(name.namespace())) {
        replayed.add(name.namespace());
      }
      return new QualifiedName(prefix + replayed.indexOf(name.namespace()), name.name());
    }

    /** They also make the session read names as they were printed. */
    List<String> statements() {
      List<String> statements = new ArrayList<>();
      statements.add("set local search_path = public");
      statements.add("set local standard_conforming_strings = on");
      for (int i = 0; i < replayed.size(); i++) {
        statements.add("create schema " + prefix + i);
      }
      return statements;
    }
  }
}
