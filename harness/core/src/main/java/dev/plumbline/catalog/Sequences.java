package dev.plumbline.catalog;

import dev.plumbline.schema.Sequence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All sequences.
 *
 * @param independent those that are objects of their own, whether a column owns them or not
 * @param ofIdentities those inside identity columns
 */
record Sequences(List<Sequence> independent, Map<ColumnNumber, Sequence> ofIdentities) {

  private record ColumnNumber(long relation, int number) {}

  static Sequences of(CatalogRows rows, Annotations annotations) throws SQLException {
    List<Sequence> independent = new ArrayList<>();
    Map<ColumnNumber, Sequence> ofIdentities = new HashMap<>();
    rows.list(
        CatalogQuery.SEQUENCES,
        row -> {
          Sequence sequence = sequence(row, annotations);
          if (row.getBoolean("is_identity")) {
            ofIdentities.put(
                new ColumnNumber(row.getLong("owner_table"), row.getInt("owner_column")), sequence);
          } else {
            independent.add(sequence);
          }
          return sequence;
        });
    return new Sequences(independent, ofIdentities);
  }

  @Nullable Sequence ofIdentity(long relation, int column) {
    return ofIdentities.get(new ColumnNumber(relation, column));
  }

  private static Sequence sequence(ResultSet row, Annotations annotations) throws SQLException {
    long oid = row.getLong("oid");
    return new Sequence(
        CatalogReader.name(row),
        row.getString("type"),
        row.getLong("start"),
        row.getLong("increment"),
        row.getLong("minimum"),
        row.getLong("maximum"),
        row.getLong("cache"),
        row.getBoolean("cycle"),
        row.getBoolean("unlogged"),
        row.getString("owner"),
        annotations.grants("pg_class", oid),
        annotations.comment("pg_class", oid));
  }
}
