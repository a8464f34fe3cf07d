package dev.plumbline.catalog;

import static dev.plumbline.catalog.CatalogRows.strings;

import dev.plumbline.schema.Grant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What objects of any kind can carry: comments and grants. */
final class Annotations {

  private final Map<Address, String> comments = new HashMap<>();
  private final Map<Address, List<Grant>> grants = new HashMap<>();

  private Annotations() {}

  /**
   * Where PostgreSQL keeps an object.
   *
   * @param catalog the system catalog
   * @param object its number there
   * @param part the number of a column, or 0 for the whole
   */
  private record Address(String catalog, long object, int part) {}

  static Annotations of(CatalogRows rows) throws SQLException {
    Annotations annotations = new Annotations();
    rows.list(
        CatalogQuery.COMMENTS,
        row ->
            annotations.comments.put(
                new Address(row.getString("catalog"), row.getLong("object"), row.getInt("part")),
                row.getString("description")));
    rows.list(
        CatalogQuery.GRANTS,
        row ->
            annotations
                .grants
                .computeIfAbsent(
                    new Address(
                        row.getString("catalog"), row.getLong("object"), row.getInt("part")),
                    address -> new ArrayList<>())
                .add(
                    new Grant(
                        row.getString("grantee"),
                        strings(row, "privileges"),
                        strings(row, "revoked"))));
    return annotations;
  }

  @Nullable String comment(String catalog, long object) {
    return comments.get(new Address(catalog, object, 0));
  }

  @Nullable String columnComment(long relation, int column) {
    return comments.get(new Address("pg_class", relation, column));
  }

  List<Grant> grants(String catalog, long object) {
    return grants.getOrDefault(new Address(catalog, object, 0), List.of());
  }

  List<Grant> columnGrants(long relation, int column) {
    return grants.getOrDefault(new Address("pg_class", relation, column), List.of());
  }
}
