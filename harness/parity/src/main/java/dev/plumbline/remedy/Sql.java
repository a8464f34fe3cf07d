package dev.plumbline.remedy;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.util.Collection;

/** Names and constants of statements that people read: none is qualified with {@code public}. */
final class Sql {

  private Sql() {}

  static String name(String name) {
    return SqlIdentifier.readable(name);
  }

  static String name(QualifiedName name) {
    return name.namespace().equals("public")
        ? name(name.name())
        : SqlIdentifier.readable(name.namespace(), name.name());
  }

  /** Something that lives beside a table, such as an index of it. */
  static String name(String name, QualifiedName table) {
    return name(new QualifiedName(table.namespace(), name));
  }

  static String names(Collection<String> names) {
    return SqlIdentifier.readable(names);
  }

  /** On one line, whatever the value is. */
  static String literal(String value) {
    return SqlLiteral.readable(value);
  }
}
