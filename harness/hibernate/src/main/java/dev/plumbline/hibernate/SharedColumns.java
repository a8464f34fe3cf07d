package dev.plumbline.hibernate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/**
 * Corrects what Hibernate's DDL makes of columns that several attributes or entities share, where
 * its own statements do otherwise:
 *
 * <ul>
 *   <li>A second, read-only attribute for a column ({@code insertable = false, updatable = false})
 *       does not decide on the column's type and size. Hibernate takes whichever it binds first.
 *   <li>In the one table of a hierarchy, what not every entity has is nullable, even if those that
 *       have it require it. Hibernate 7 declares it not null, and then cannot insert the others.
 * </ul>
 */
final class SharedColumns {

  /** An attribute's own idea of a column, and who has the attribute. */
  private record Claim(Column column, boolean writes, PersistentClass owner) {}

  private record Key(Table table, String column) {}

  private final Map<Key, List<Claim>> claims = new LinkedHashMap<>();

  void claim(Table table, Column column, boolean writes, PersistentClass owner) {
    claims
        .computeIfAbsent(new Key(table, column.getName()), key -> new ArrayList<>())
        .add(new Claim(column, writes, owner));
  }

  /**
   * Those that the mapping defines in words of its own, until Hibernate's DDL gives all of them.
   */
  Set<Column> defined() {
    Set<Column> defined = Collections.newSetFromMap(new IdentityHashMap<>());
    claims.values().stream()
        .flatMap(List::stream)
        .map(Claim::column)
        .filter(column -> column.getSqlType() != null)
        .forEach(defined::add);
    return defined;
  }

  /** Changes the tables' columns, so to be called before Hibernate writes its DDL. */
  void correct() {
    claims.forEach(
        (key, claimed) -> {
          Column column = key.table().getColumn(claimed.get(0).column());
          if (column != null) {
            Column decisive = decisive(column, claimed);
            replace(key.table(), column, decisive);
            if (!decisive.isNullable() && !isEverybodys(key.table(), claimed)) {
              decisive.setNullable(true);
            }
          }
        });
  }

  /** The column of a writer, if the table's own belongs to an attribute that only reads. */
  @SuppressWarnings("ReferenceEquality") // columns of the same name are equal
  private static Column decisive(Column column, List<Claim> claimed) {
    boolean isReaders =
        claimed.stream().anyMatch(claim -> claim.column() == column && !claim.writes());
    return isReaders
        ? claimed.stream().filter(Claim::writes).findFirst().map(Claim::column).orElse(column)
        : column;
  }

  @SuppressWarnings("ReferenceEquality") // columns of the same name are equal
  private static void replace(Table table, Column column, Column other) {
    if (column != other) {
      table.reorderColumns(
          table.getColumns().stream().map(each -> each == column ? other : each).toList());
    }
  }

  /** Whether each entity whose rows are in the table has an attribute for the column. */
  private static boolean isEverybodys(Table table, List<Claim> claimed) {
    PersistentClass root = claimed.get(0).owner().getRootClass();
    if (!root.getTable().equals(table)) {
      return true;
    }
    Set<PersistentClass> having = new HashSet<>();
    claimed.forEach(claim -> concrete(claim.owner()).forEach(having::add));
    return concrete(root)
        .filter(entity -> entity.getTable().equals(table))
        .allMatch(having::contains);
  }

  private static Stream<PersistentClass> concrete(PersistentClass entity) {
    return Stream.concat(Stream.of(entity), entity.getSubclasses().stream())
        .filter(type -> !Boolean.TRUE.equals(type.isAbstract()));
  }
}
