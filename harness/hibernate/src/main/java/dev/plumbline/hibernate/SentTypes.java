package dev.plumbline.hibernate;

import dev.plumbline.hibernate.MappedRelations.ColumnName;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * As what Hibernate sends values whose columns the mapping defines in words of its own: {@code
 * columnDefinition} changes the DDL and nothing else, so that a {@code String} in a {@code jsonb}
 * column is sent as a {@code varchar} all the same.
 *
 * @param types as the server prints them, without sizes
 */
record SentTypes(Map<ColumnName, String> types) {

  private static final String PRINTED =
      """
      select asked.name,
        pg_catalog.format_type(pg_catalog.to_regtype(asked.name)::pg_catalog.oid, null)
      from pg_catalog.unnest(?::pg_catalog.text[]) as asked (name)
      where pg_catalog.to_regtype(asked.name) is not null""";

  SentTypes {
    types = Map.copyOf(types);
  }

  /**
   * Asks a server what it calls Hibernate's types. One that it does not know is left out: it is
   * made by the entities' own DDL.
   */
  static SentTypes of(Map<ColumnName, String> overruled, DataSource database) throws SQLException {
    if (overruled.isEmpty()) {
      return new SentTypes(Map.of());
    }
    Set<String> names = new TreeSet<>(overruled.values());
    Map<String, String> printed = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(PRINTED)) {
      query.setArray(1, connection.createArrayOf("text", names.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          printed.put(row.getString(1), row.getString(2));
        }
      }
    }
    Map<ColumnName, String> types = new HashMap<>(overruled);
    types.keySet().removeIf(column -> !printed.containsKey(overruled.get(column)));
    types.replaceAll((column, name) -> printed.get(name));
    return new SentTypes(types);
  }

  /** The same tables, with what is known here. */
  Map<QualifiedName, MappedTable> in(Map<QualifiedName, MappedTable> tables) {
    Map<QualifiedName, MappedTable> known = new HashMap<>(tables);
    known.replaceAll(this::in);
    return known;
  }

  private MappedTable in(QualifiedName name, MappedTable table) {
    return table.with(
        (column, known) -> {
          String type = types.get(new ColumnName(name, column));
          return type == null ? known : known.sentAs(type);
        });
  }
}
