package dev.plumbline.canonical;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expressions in the one form that PostgreSQL prints again and again.
 *
 * <p>What it prints of an expression is not always what it prints once it has read that: {@code
 * kind in ('A', 'B')} looks different after a dump and restore. So each expression is replayed in a
 * scratch database, read, and replayed again until it stays the same: defaults, generated columns,
 * checks of tables and domains, expressions and predicates of indexes and exclusion constraints,
 * policies and views. Those of triggers, rules, routines and partitions are parts of whole
 * statements and stay as they are.
 *
 * <p>Two schemas that come from different texts are compared after both have become canonical, on
 * servers of one version. Has no state; safe for use by several threads, each with its own
 * connection.
 */
public final class CanonicalExpressions {

  /** The second print is the last in all cases known; this ends what would go on for ever. */
  private static final int MOST_ROUNDS = 5;

  private CanonicalExpressions() {}

  /**
   * The same schema, its expressions in canonical form. An expression that cannot be replayed stays
   * as it is.
   *
   * @param schema as {@link CatalogReader} has read it
   * @param scratch a connection to a database that has the types, functions and tables that the
   *     expressions mention: the one that the schema was read from, or a copy. Everything that is
   *     done there is rolled back; a transaction that the caller has begun goes on
   * @throws SQLException if the role may not create a schema in the scratch database, or the
   *     connection breaks
   */
  public static Schema of(Schema schema, Connection scratch) throws SQLException {
    return replayed(schema, schema.tables(), schema.domains(), scratch);
  }

  /**
   * The same schema, canonical wherever it and {@code other} are worded differently, so that the
   * two can be compared once this has been done to both. It costs next to nothing where the two are
   * worded alike, as they mostly are.
   *
   * @param schema as {@link CatalogReader} has read it
   * @param other what it is to be compared with, not canonical yet
   * @param scratch as in {@link #of(Schema, Connection)}
   * @throws SQLException if the role may not create a schema in the scratch database, or the
   *     connection breaks
   */
  public static Schema of(Schema schema, Schema other, Connection scratch) throws SQLException {
    Map<QualifiedName, ExpressionsByPlace> wordings = new HashMap<>();
    other.tables().forEach(table -> wordings.put(table.name(), ExpressionsByPlace.of(table)));
    // a domain cannot have the name of a table, because a table has a type of its name
    other.domains().forEach(domain -> wordings.put(domain.name(), ExpressionsByPlace.of(domain)));
    return replayed(
        schema,
        schema.tables().stream()
            .filter(table -> disagrees(wordings.get(table.name()), ExpressionsByPlace.of(table)))
            .toList(),
        schema.domains().stream()
            .filter(domain -> disagrees(wordings.get(domain.name()), ExpressionsByPlace.of(domain)))
            .toList(),
        scratch);
  }

  private static boolean disagrees(
      @Nullable ExpressionsByPlace other, ExpressionsByPlace expressions) {
    return other != null && expressions.disagreesWith(other);
  }

  private static Schema replayed(
      Schema schema, List<Table> someTables, List<Domain> someDomains, Connection scratch)
      throws SQLException {
    if (someTables.isEmpty() && someDomains.isEmpty()) {
      return schema;
    }
    boolean autoCommit = scratch.getAutoCommit();
    scratch.setAutoCommit(false);
    try {
      Savepoint before = scratch.setSavepoint();
      try {
        return stable(schema, someTables, someDomains, scratch);
      } finally {
        scratch.rollback(before);
      }
    } finally {
      if (autoCommit) {
        scratch.rollback();
        scratch.setAutoCommit(true);
      }
    }
  }

  private static Schema stable(
      Schema schema, List<Table> someTables, List<Domain> someDomains, Connection scratch)
      throws SQLException {
    Map<QualifiedName, Table> tables = new HashMap<>();
    Map<QualifiedName, Domain> domains = new HashMap<>();
    someTables.forEach(table -> tables.put(table.name(), table));
    someDomains.forEach(domain -> domains.put(domain.name(), domain));
    List<Table> unsettledTables = someTables;
    List<Domain> unsettledDomains = someDomains;
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      Replay replay = Replay.of(unsettledTables, unsettledDomains, scratch);
      unsettledTables =
          replay.tables().stream()
              .filter(table -> !table.equals(tables.put(table.name(), table)))
              .toList();
      unsettledDomains =
          replay.domains().stream()
              .filter(domain -> !domain.equals(domains.put(domain.name(), domain)))
              .toList();
      if (unsettledTables.isEmpty() && unsettledDomains.isEmpty()) {
        break;
      }
    }
    return new Schema(
        schema.namespaces(),
        schema.extensions(),
        schema.collations(),
        schema.tables().stream().map(table -> tables.getOrDefault(table.name(), table)).toList(),
        schema.sequences(),
        schema.enumTypes(),
        schema.domains().stream()
            .map(domain -> domains.getOrDefault(domain.name(), domain))
            .toList(),
        schema.compositeTypes(),
        schema.rangeTypes(),
        schema.routines(),
        schema.otherObjects());
  }
}
