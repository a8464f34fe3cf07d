package dev.plumbline.hibernate;

import dev.plumbline.schema.QualifiedName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.type.CustomType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The tables, views and sequences that Hibernate would create.
 *
 * @param names as the catalog spells them
 * @param columns by table and name, how Hibernate would declare each if left to itself: type and
 *     nullability
 * @param overruled by table and name, what type Hibernate has for those that the mapping defines in
 *     words of its own; only where it sends the values itself, and as they are
 */
record MappedRelations(
    Set<QualifiedName> names, Map<ColumnName, String> columns, Map<ColumnName, String> overruled) {

  private static final System.Logger LOG = System.getLogger(MappedRelations.class.getName());

  /** A column as the catalog spells it. */
  record ColumnName(QualifiedName table, String column) {

    /**
     * That of a column of Hibernate's.
     *
     * @param defaultNamespace of tables that name none
     */
    static ColumnName of(Table table, Column column, String defaultNamespace) {
      return new ColumnName(
          name(table.getSchemaIdentifier(), table.getNameIdentifier(), defaultNamespace),
          CatalogName.of(column.getName(), column.isQuoted()));
    }
  }

  MappedRelations {
    names = Set.copyOf(names);
    columns = Map.copyOf(columns);
    overruled = Map.copyOf(overruled);
  }

  /**
   * Those of all entities.
   *
   * @param defined columns that the mapping defines in words of its own; Hibernate's column does
   *     not tell any more once there is DDL
   */
  static MappedRelations of(Metadata metadata, String defaultNamespace, Set<Column> defined) {
    Set<QualifiedName> names = new HashSet<>();
    Map<ColumnName, String> columns = new HashMap<>();
    Map<ColumnName, String> overruled = new HashMap<>();
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (Table table : namespace.getTables()) {
        if (table.isPhysicalTable() || table.isView()) {
          names.add(name(table.getSchemaIdentifier(), table.getNameIdentifier(), defaultNamespace));
          for (Column column : table.getColumns()) {
            ColumnName key = ColumnName.of(table, column, defaultNamespace);
            Optional<String> plain = plain(column, metadata);
            plain.ifPresent(
                type -> columns.put(key, type + (column.isNullable() ? "" : " not null")));
            plain
                .filter(type -> defined.contains(column) && isSentAsItIs(column))
                .ifPresent(type -> overruled.put(key, type));
          }
        }
      }
      for (Sequence sequence : namespace.getSequences()) {
        names.add(
            name(
                sequence.getName().getSchemaName(),
                sequence.getName().getObjectName(),
                defaultNamespace));
      }
    }
    return new MappedRelations(names, columns, overruled);
  }

  private static QualifiedName name(
      @Nullable Identifier namespace, Identifier object, String defaultNamespace) {
    return new QualifiedName(
        namespace == null ? defaultNamespace : CatalogName.of(namespace), CatalogName.of(object));
  }

  /**
   * The type without {@code columnDefinition}; empty if Hibernate has no type of its own for it.
   */
  private static Optional<String> plain(Column column, Metadata metadata) {
    if (column.getSqlType() == null) {
      return Optional.of(type(column, metadata));
    }
    Column plain = new Column(column.getName());
    plain.setValue(column.getValue());
    plain.setTypeIndex(column.getTypeIndex());
    plain.setLength(column.getLength());
    plain.setPrecision(column.getPrecision());
    plain.setScale(column.getScale());
    plain.setNullable(column.isNullable());
    try {
      return Optional.of(type(plain, metadata));
    } catch (HibernateException e) {
      LOG.log(System.Logger.Level.DEBUG, "Only its columnDefinition gives a type to " + column, e);
      return Optional.empty();
    }
  }

  private static String type(Column column, Metadata metadata) {
    return column.getSqlType(metadata);
  }

  /** Not by a type that somebody else has written, nor through an expression. */
  private static boolean isSentAsItIs(Column column) {
    return column.getCustomWrite() == null
        && column.getValue() instanceof BasicValue basic
        && !(basic.getResolution().getLegacyResolvedBasicType() instanceof CustomType<?>)
        && basic.getResolution().getJdbcType().getDefaultSqlTypeCode() != SqlTypes.OTHER;
  }
}
