package dev.plumbline.catalog;

import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema in short: if two databases have equal shapes, they have the same tables, columns,
 * constraints, indexes, sequences, types and code, whatever the versions of their servers; and
 * operators, casts and text search configurations of the same names. Comments, grants, owners and
 * storage are left out, to whom a policy applies, the locales of collations, and all other kinds of
 * objects: nothing that {@code Compatibility} minds.
 *
 * <p>The opposite does not hold: a database restored from a dump has the same schema as the
 * original but another shape if expressions were reworded, or columns had been dropped before. So a
 * different shape is a reason to look with {@link CatalogReader}, which takes longer.
 *
 * <p>The server computes it in a part of one SELECT. Immutable.
 *
 * @param digest of everything but the queries of views
 * @param views each with its query as the newest servers print it
 */
public record Shape(String digest, List<String> views) {

  private static final String PUBLIC = "'public'::pg_catalog.name";
  private static final String ALL =
      "n.nspname operator(pg_catalog.!~) '^pg_'::pg_catalog.text"
          + " and n.nspname operator(pg_catalog.<>) 'information_schema'::pg_catalog.name";

  /** What extensions have in public is found there by services of other schemas, too. */
  private static final String HOME_THEN_PUBLIC =
      "coalesce(pg_catalog.quote_ident(home.name::pg_catalog.text) operator(pg_catalog.||)"
          + " ', public'::pg_catalog.text, 'public'::pg_catalog.text)";

  private static final String DIGEST = "hashed.digest";
  private static final String DIGESTED =
      "select pg_catalog.sum(pg_catalog.hash_record_extended(object, 0))::pg_catalog.text as digest"
          + " from objects";

  public Shape {
    Objects.requireNonNull(digest, "digest");
    views = List.copyOf(views);
  }

  /**
   * The shape with that digest of a database that has this schema.
   *
   * @param digest as an earlier {@link #read} said
   */
  public static Shape of(String digest, Schema schema) {
    return new Shape(
        digest,
        schema.tables().stream()
            .sorted(
                Comparator.comparing(table -> table.name().namespace() + "." + table.name().name()))
            .flatMap(table -> view(table, table.view()))
            .toList());
  }

  private static Stream<String> view(Table table, Table.@Nullable View view) {
    return view == null
        ? Stream.of()
        : Stream.of(
            String.join(
                "|",
                table.name().namespace() + "." + table.name().name(),
                table.type() == Table.Type.VIEW ? "v" : "m",
                String.join(",", view.options()),
                view.query()));
  }

  /**
   * The shape of the connected database. A transaction that the caller has begun goes on.
   *
   * @throws SQLException if the server does not answer
   */
  public static Shape read(Connection connection) throws SQLException {
    int majorVersion = connection.getMetaData().getDatabaseMajorVersion();
    Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query(majorVersion))) {
      row.next();
      return read(row, majorVersion);
    } finally {
      if (before != null) {
        connection.rollback(before);
      }
    }
  }

  /**
   * A query with one row, {@code digest text, queries text[]}. It changes settings of the session
   * for the length of the transaction: run it in a transaction of its own, or go back to a
   * savepoint afterwards.
   *
   * @param majorVersion of the server
   */
  public static String query(int majorVersion) {
    return query(majorVersion, PUBLIC, ALL, DIGEST, DIGESTED);
  }

  /**
   * The same for a part of the database: a schema, which is taken for {@code public}, and others. A
   * third column, {@code home text}, has the name of the first.
   *
   * @param majorVersion of the server
   * @param home an expression: the name of the schema, or null
   * @param others names of the other schemas
   */
  public static String query(int majorVersion, String home, List<String> others) {
    String names = others.stream().map(SqlLiteral::of).collect(Collectors.joining(", "));
    return query(
        majorVersion,
        home + "::pg_catalog.name",
        "(n.nspname operator(pg_catalog.=) home.name"
            + " or n.nspname operator(pg_catalog.=) any (array["
            + names
            + "]::pg_catalog.name[]))",
        DIGEST,
        DIGESTED);
  }

  static String query(int majorVersion, String digest, String objects) {
    return query(majorVersion, PUBLIC, ALL, digest, objects);
  }

  private static String query(
      int majorVersion, String home, String namespaces, String digest, String objects) {
    return CatalogQuery.forVersion(CatalogQuery.template("shape"), majorVersion)
        .replace("{home}", home)
        .replace("{namespaces}", namespaces)
        .replace("{settings}", PrintSettings.forTransaction(HOME_THEN_PUBLIC))
        .replace("{digest}", digest)
        .replace("{objects}", objects);
  }

  /**
   * What {@link #query} says.
   *
   * @param row that has its two columns
   * @param majorVersion of the server
   */
  public static Shape read(ResultSet row, int majorVersion) throws SQLException {
    return new Shape(
        row.getString("digest"),
        Stream.of((String[]) row.getArray("queries").getArray())
            .map(view -> PrintedQuery.canonical(view, majorVersion))
            .toList());
  }
}
