package dev.plumbline.hibernate;

import dev.plumbline.hibernate.MappedRelations.ColumnName;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.MappingException;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.type.descriptor.jdbc.ObjectJdbcType;

/**
 * Columns for whose types Hibernate has no name, because only the code that sends the values knows
 * them: {@code @JdbcTypeCode(SqlTypes.OTHER)}, or a user type of that code. Hibernate starts, reads
 * and writes with them, and refuses nothing but to write DDL. So each gets a name in its place, and
 * becomes what the database has there.
 *
 * @param names those in Hibernate's DDL
 * @param serialized those whose values Hibernate sends as the bytes of Java's serialization, a
 *     {@code String} with {@code @JdbcTypeCode(SqlTypes.OTHER)} among them
 */
record UntypedColumns(Map<ColumnName, String> names, Set<ColumnName> serialized) {

  /** Where the database has no such column: it is missing, whatever its type. */
  private static final String ANY = "text";

  /** As which the server gets what is serialized. */
  private static final String BYTES = "bytea";

  UntypedColumns {
    names = Map.copyOf(names);
    serialized = Set.copyOf(serialized);
  }

  /** Gives names to them. To be called before Hibernate writes its DDL. */
  static UntypedColumns nameThose(MetadataImplementor metadata, String defaultNamespace) {
    Map<ColumnName, String> names = new HashMap<>();
    Set<ColumnName> serialized = new HashSet<>();
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (Table table : namespace.getTables()) {
        if (table.isPhysicalTable() || table.isView()) {
          for (Column column : table.getColumns()) {
            if (isUntyped(column, metadata)) {
              String name = "plumbline_type_" + names.size() + "_";
              column.setSqlType(name);
              names.put(ColumnName.of(table, column, defaultNamespace), name);
              if (isSerialized(column)) {
                serialized.add(ColumnName.of(table, column, defaultNamespace));
              }
            }
          }
        }
      }
    }
    return new UntypedColumns(names, serialized);
  }

  /** As {@link ObjectJdbcType} itself decides it. */
  private static boolean isSerialized(Column column) {
    return column.getValue() instanceof BasicValue basic
        && basic.getResolution().getJdbcType() instanceof ObjectJdbcType
        && Serializable.class.isAssignableFrom(
            basic.getResolution().getRelationalJavaType().getJavaTypeClass());
  }

  private static boolean isUntyped(Column column, MetadataImplementor metadata) {
    try {
      column.getSqlType(metadata);
      return false;
    } catch (MappingException e) {
      return column.getSqlType() == null; // with a name of its own, it is something else
    }
  }

  /** The statements, with what the database has in place of each name. */
  List<String> typed(List<String> statements, Schema migrated) {
    List<String> typed = new ArrayList<>(statements);
    names.forEach(
        (column, name) -> {
          String type =
              migrated
                  .table(column.table())
                  .flatMap(table -> table.column(column.column()))
                  .map(there -> there.type())
                  .orElse(ANY);
          typed.replaceAll(sql -> sql.replace(name, type));
        });
    return typed;
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
          ColumnName qualified = new ColumnName(name, column);
          MappedColumn sent = serialized.contains(qualified) ? known.sentAs(BYTES) : known;
          return names.containsKey(qualified) ? sent.with(Trait.UNTYPED) : sent;
        });
  }
}
