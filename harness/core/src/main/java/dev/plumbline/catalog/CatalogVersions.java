package dev.plumbline.catalog;

import dev.plumbline.schema.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows there are in the catalogs for each relation, and which are young: two of these tell
 * what was changed between them, and cost less than to read it.
 *
 * @param mark the oldest transaction that may still write when this was read
 * @param roles who they are, and who asked
 * @param readable whether all that is printed has versions that can be seen
 * @param relations by their numbers; 0 is everything that is no part of one
 */
record CatalogVersions(String mark, String roles, boolean readable, Map<Long, Relation> relations) {

  private static final long NO_RELATION = 0;

  private static final Map<Integer, String> QUERIES = new ConcurrentHashMap<>();

  /**
   * A table, a view, a composite type or a sequence of its own.
   *
   * @param versions how many rows of the catalogs speak of it
   * @param younger how many of them were written after the reading before
   * @param name of all but {@link #NO_RELATION}
   * @param type the number of its row type
   * @param entangled whether others speak of it by more than names
   */
  record Relation(
      long versions, long younger, @Nullable QualifiedName name, long type, boolean entangled) {}

  /**
   * Reads them.
   *
   * @param before those of the reading before, or null
   */
  static CatalogVersions read(Connection connection, @Nullable CatalogVersions before)
      throws SQLException {
    int majorVersion = connection.getMetaData().getDatabaseMajorVersion();
    try (PreparedStatement statement =
        connection.prepareStatement(
            QUERIES.computeIfAbsent(majorVersion, CatalogVersions::queries))) {
      statement.setString(1, before == null ? null : before.mark);
      statement.execute();
      ResultSet row = statement.getResultSet();
      row.next();
      String mark = row.getString("mark");
      String roles = row.getString("roles");
      boolean readable = !row.getBoolean("unseen");
      statement.getMoreResults();
      return new CatalogVersions(mark, roles, readable, relations(statement.getResultSet()));
    }
  }

  private static String queries(int majorVersion) {
    return CatalogQuery.forVersion(CatalogQuery.template("surroundings"), majorVersion)
        + ";\n"
        + CatalogQuery.forVersion(CatalogQuery.template("row_versions"), majorVersion);
  }

  private static Map<Long, Relation> relations(ResultSet row) throws SQLException {
    Map<Long, Relation> relations = new HashMap<>();
    while (row.next()) {
      long relation = row.getLong("relation");
      relations.put(
          relation,
          new Relation(
              row.getLong("versions"),
              row.getLong("younger"),
              relation == NO_RELATION ? null : CatalogReader.name(row),
              row.getLong("type"),
              row.getBoolean("entangled")));
    }
    return relations;
  }

  /** Which relations are not what they were; empty if more than relations may be other now. */
  Optional<Set<Long>> relationsChangedSince(CatalogVersions before) {
    if (!readable || !before.readable || !roles.equals(before.roles)) {
      return Optional.empty();
    }
    Set<Long> changed = new HashSet<>();
    for (Map.Entry<Long, Relation> entry : relations.entrySet()) {
      Relation now = entry.getValue();
      Relation then = before.relations.get(entry.getKey());
      if (then != null && now.younger == 0 && now.versions == then.versions) {
        continue;
      }
      if (entry.getKey() == NO_RELATION || (then != null && mayBeSeenElsewhere(now, then))) {
        return Optional.empty();
      }
      changed.add(entry.getKey());
    }
    for (Map.Entry<Long, Relation> entry : before.relations.entrySet()) {
      if (!relations.containsKey(entry.getKey())) {
        if (entry.getValue().entangled) {
          return Optional.empty();
        }
        changed.add(entry.getKey());
      }
    }
    return Optional.of(changed);
  }

  private static boolean mayBeSeenElsewhere(Relation now, Relation then) {
    return now.entangled
        || then.entangled
        || now.name == null
        || !now.name.equals(then.name)
        || now.type != then.type;
  }

  /** What those relations were called. */
  Set<QualifiedName> names(Collection<Long> numbers) {
    Set<QualifiedName> names = new HashSet<>();
    for (long number : numbers) {
      Relation relation = relations.get(number);
      if (relation != null && relation.name != null) {
        names.add(relation.name);
      }
    }
    return names;
  }

  /** The numbers of those relations and of their types. */
  Set<Long> numbersFor(Collection<Long> numbers) {
    Set<Long> all = new HashSet<>(numbers);
    for (long number : numbers) {
      Relation relation = relations.get(number);
      if (relation != null && relation.type != 0) {
        all.add(relation.type);
      }
    }
    return all;
  }
}
