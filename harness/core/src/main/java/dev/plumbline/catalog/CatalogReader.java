package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogQuery.strings;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Extension;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.Namespace;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Routine;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import dev.plumbline.schema.UniqueConstraint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a live PostgreSQL database, one query for each kind of object.
 *
 * <p>It only selects, and leaves the session's settings as they were. It does not begin or end a
 * transaction: a caller that needs one consistent view while others migrate opens a repeatable-read
 * transaction first. Has no state; safe for use by several threads, each with its own connection.
 */
public final class CatalogReader {

  private static final String SET_SEARCH_PATH = "select set_config('search_path', ?, false)";

  private CatalogReader() {}

  /**
   * The schema of the connected database.
   *
   * @throws SQLException if the server does not answer, or the role may not read the catalogs
   */
  public static Schema read(Connection connection) throws SQLException {
    // PostgreSQL prints names with or without their namespace as search_path has it, so two
    // databases print alike only under the same one.
    String searchPath = setting(connection, "select current_setting('search_path')", null);
    setting(connection, SET_SEARCH_PATH, "public");
    Schema schema;
    try {
      schema = readPrinted(connection);
    } catch (SQLException | RuntimeException e) {
      try {
        setting(connection, SET_SEARCH_PATH, searchPath);
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
    setting(connection, SET_SEARCH_PATH, searchPath);
    return schema;
  }

  private static String setting(Connection connection, String sql, @Nullable String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (argument != null) {
        statement.setString(1, argument);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static Schema readPrinted(Connection connection) throws SQLException {
    return new Schema(
        CatalogQuery.NAMESPACES.list(connection, row -> new Namespace(row.getString("namespace"))),
        CatalogQuery.EXTENSIONS.list(
            connection, row -> new Extension(row.getString("name"), row.getString("namespace"))),
        tables(connection),
        CatalogQuery.SEQUENCES.list(connection, CatalogReader::sequence),
        CatalogQuery.ENUM_TYPES.list(
            connection, row -> new EnumType(name(row), strings(row, "labels"))),
        CatalogQuery.DOMAINS.list(connection, CatalogReader::domain),
        CatalogQuery.ROUTINES.list(
            connection,
            row ->
                new Routine(name(row), row.getString("arguments"), row.getString("definition"))));
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    Map<QualifiedName, List<Column>> columns =
        CatalogQuery.COLUMNS.byTable(connection, CatalogReader::column);
    Map<QualifiedName, List<Index>> indexes =
        CatalogQuery.INDEXES.byTable(connection, CatalogReader::index);
    Map<QualifiedName, List<Trigger>> triggers =
        CatalogQuery.TRIGGERS.byTable(
            connection, row -> new Trigger(row.getString("name"), row.getString("definition")));
    Map<QualifiedName, Constraints> constraints = Constraints.read(connection);
    return CatalogQuery.TABLES.list(
        connection,
        row -> {
          QualifiedName name = name(row);
          Constraints own = constraints.getOrDefault(name, Constraints.NONE);
          return new Table(
              name,
              tableType(row.getString("kind"), row.getBoolean("is_partition")),
              columns.getOrDefault(name, List.of()),
              own.primaryKey(),
              own.of(UniqueConstraint.class),
              own.of(ForeignKey.class),
              own.of(Check.class),
              indexes.getOrDefault(name, List.of()),
              triggers.getOrDefault(name, List.of()),
              row.getString("definition"),
              row.getString("comment"));
        });
  }

  private static QualifiedName name(ResultSet row) throws SQLException {
    return new QualifiedName(row.getString("namespace"), row.getString("name"));
  }

  private static Table.Type tableType(String kind, boolean isPartition) {
    return switch (kind) {
      case "r" -> isPartition ? Table.Type.PARTITION : Table.Type.TABLE;
      case "p" -> isPartition ? Table.Type.PARTITION : Table.Type.PARTITIONED_TABLE;
      case "f" -> Table.Type.FOREIGN_TABLE;
      case "v" -> Table.Type.VIEW;
      case "m" -> Table.Type.MATERIALIZED_VIEW;
      default -> throw new IllegalStateException("pg_class.relkind " + kind + " was not asked for");
    };
  }

  private static Column column(ResultSet row) throws SQLException {
    String expression = row.getString("expression");
    String generated = row.getString("generated");
    return new Column(
        row.getString("name"),
        row.getString("type"),
        row.getBoolean("nullable"),
        generated.isEmpty() ? expression : null,
        identity(row.getString("identity")),
        generated.isEmpty() ? null : new Column.Generation(expression, generated.equals("s")),
        row.getString("collation"),
        row.getString("comment"));
  }

  private static Column.@Nullable Identity identity(String attidentity) {
    return switch (attidentity) {
      case "a" -> Column.Identity.ALWAYS;
      case "d" -> Column.Identity.BY_DEFAULT;
      default -> null;
    };
  }

  private static Index index(ResultSet row) throws SQLException {
    return new Index(
        row.getString("name"),
        row.getString("method"),
        row.getBoolean("is_unique"),
        strings(row, "keys"),
        row.getString("predicate"),
        row.getBoolean("is_valid"),
        row.getString("definition"));
  }

  private static Sequence sequence(ResultSet row) throws SQLException {
    return new Sequence(
        name(row),
        row.getString("type"),
        row.getLong("start"),
        row.getLong("increment"),
        row.getLong("minimum"),
        row.getLong("maximum"),
        row.getBoolean("cycle"),
        row.getString("owner"));
  }

  private static Domain domain(ResultSet row) throws SQLException {
    return new Domain(
        name(row),
        row.getString("type"),
        row.getBoolean("nullable"),
        row.getString("expression"),
        strings(row, "checks"));
  }
}
