package dev.plumbline.hibernate;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Property;

/**
 * Columns whose values Hibernate generates and of which nobody has said that they are never null.
 * Hibernate 7 says so itself once it has made the generator; a database that allows null breaks
 * nothing and keeps everything that somebody has declared.
 *
 * @param nullable by identity: columns of the same name are equal
 */
record GeneratedColumns(Collection<Column> nullable) {

  /** As they are before the generators are made. */
  static GeneratedColumns of(Metadata metadata) {
    Set<Column> nullable = Collections.newSetFromMap(new IdentityHashMap<>());
    metadata.getEntityBindings().stream()
        .flatMap(entity -> entity.getProperties().stream())
        .flatMap(GeneratedColumns::withInner)
        .filter(property -> property.getValueGeneratorCreator() != null)
        .flatMap(property -> property.getColumns().stream())
        .filter(Column::isNullable)
        .forEach(nullable::add);
    return new GeneratedColumns(nullable);
  }

  private static Stream<Property> withInner(Property property) {
    return property.getValue() instanceof Component component
        ? component.getProperties().stream().flatMap(GeneratedColumns::withInner)
        : Stream.of(property);
  }

  void restore() {
    nullable.forEach(column -> column.setNullable(true));
  }
}
