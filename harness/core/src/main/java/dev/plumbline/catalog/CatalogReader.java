package dev.plumbline.catalog;

import dev.plumbline.schema.Collation;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.OtherObject;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a live PostgreSQL database, 14 or newer, one query for each kind of object,
 * in two round trips.
 *
 * <p>Servers of all these versions read to the same value for the same schema, apart from what
 * {@link Schema} leaves out.
 *
 * <p>It only selects, and leaves the session's settings as they were. It does not begin or end a
 * transaction: a caller that needs one consistent view while others migrate opens a repeatable-read
 * transaction first. Has no state; safe for use by several threads, each with its own connection.
 */
public final class CatalogReader {

  private CatalogReader() {}

  /**
   * The schema of the connected database.
   *
   * @throws SQLException if the server does not answer, or the role may not read the catalogs
   */
  public static Schema read(Connection connection) throws SQLException {
    return read(connection, true, null);
  }

  /**
   * The same without prepared statements, which last longer than a transaction: for connections
   * that a pooler may hand to another session then.
   *
   * @param home a schema of which expressions shall speak as they speak of {@code public}, by
   *     unqualified names; or null
   * @throws SQLException if the server does not answer, or the role may not read the catalogs
   */
  public static Schema readUnprepared(Connection connection, @Nullable String home)
      throws SQLException {
    return read(connection, false, home);
  }

  private static Schema read(Connection connection, boolean often, @Nullable String home)
      throws SQLException {
    return readAll(connection, often, home).schema();
  }

  /**
   * A schema as it was read.
   *
   * @param columns of all its relations
   */
  record Reading(Schema schema, Columns columns) {}

  static Reading readAll(Connection connection, boolean often, @Nullable String home)
      throws SQLException {
    try (CatalogRows rows = CatalogRows.fetch(connection, often, home)) {
      Annotations annotations = Annotations.of(rows);
      Sequences sequences = Sequences.of(rows, annotations);
      Columns columns = Columns.of(rows, annotations, sequences);
      return new Reading(schema(rows, annotations, sequences, columns), columns);
    }
  }

  private static Schema schema(
      CatalogRows rows, Annotations annotations, Sequences sequences, Columns columns)
      throws SQLException {
    Types types = new Types(rows, annotations);
    return new Schema(
        rows.list(CatalogQuery.NAMESPACES, row -> namespace(row, annotations)),
        rows.list(
            CatalogQuery.EXTENSIONS,
            row -> new Extension(row.getString("name"), row.getString("namespace"))),
        rows.list(CatalogQuery.COLLATIONS, row -> collation(row, annotations)),
        Tables.read(rows, annotations, columns),
        sequences.independent(),
        types.enumTypes(),
        types.domains(),
        types.compositeTypes(columns),
        types.rangeTypes(),
        rows.list(CatalogQuery.ROUTINES, row -> routine(row, annotations)),
        rows.list(CatalogQuery.OTHER_OBJECTS, row -> otherObject(row, annotations)));
  }

  static QualifiedName name(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("namespace"), row.getString("name"));
  }

  private static Namespace namespace(ResultSet row, Annotations annotations) throws SQLException {
    long oid = row.getLong("oid");
    return new Namespace(
        row.getString("namespace"),
        annotations.grants("pg_namespace", oid),
        annotations.comment("pg_namespace", oid));
  }

  private static Collation collation(ResultSet row, Annotations annotations) throws SQLException {
    return new Collation(
        name(row),
        row.getString("provider"),
        row.getString("locale"),
        row.getString("rules"),
        row.getBoolean("deterministic"),
        annotations.comment("pg_collation", row.getLong("oid")));
  }

  private static Routine routine(ResultSet row, Annotations annotations) throws SQLException {
    long oid = row.getLong("oid");
    return new Routine(
        name(row),
        routineType(row.getString("kind")),
        row.getString("arguments"),
        row.getString("definition"),
        annotations.grants("pg_proc", oid),
        annotations.comment("pg_proc", oid));
  }

  private static OtherObject otherObject(ResultSet row, Annotations annotations)
      throws SQLException {
    String catalog = row.getString("catalog");
    long oid = row.getLong("oid");
    return new OtherObject(
        row.getString("name"),
        OtherObject.Type.valueOf(row.getString("type")),
        row.getString("definition") + ForeignOptions.clause(ForeignOptions.of(row, "options")),
        annotations.grants(catalog, oid),
        annotations.comment(catalog, oid));
  }

  private static Routine.Type routineType(String prokind) {
    return switch (prokind) {
      case "f" -> Routine.Type.FUNCTION;
      case "w" -> Routine.Type.WINDOW_FUNCTION;
      case "p" -> Routine.Type.PROCEDURE;
      case "a" -> Routine.Type.AGGREGATE;
      default -> throw UnknownCode.of("pg_proc.prokind", prokind);
    };
  }
}
