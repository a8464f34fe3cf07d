package dev.plumbline.rows;

import dev.plumbline.schema.QualifiedName;
import java.util.List;

/** The type of a column, taken apart as far as making values needs it. */
sealed interface ValueType {

  /** For casts: it leads to this type whatever the search path is; without modifiers. */
  String sql();

  /**
   * One of PostgreSQL's own.
   *
   * @param name as {@code format_type} prints it, without modifiers
   * @param modifiers such as a length, or precision and scale
   */
  record BuiltIn(String name, String sql, List<Integer> modifiers) implements ValueType {}

  /** An array, of however many dimensions. */
  record ArrayOf(ValueType element) implements ValueType {
    @Override
    public String sql() {
      return element.sql() + "[]";
    }
  }

  /** An enum with its labels. */
  record Enumeration(String sql, List<String> labels) implements ValueType {}

  /**
   * A domain. Its checks are no part of it: they are asked of the server.
   *
   * @param nullable whether neither it nor a domain below it forbids NULL
   */
  record DomainOf(QualifiedName name, ValueType base, boolean nullable) implements ValueType {
    @Override
    public String sql() {
      return name.quoted();
    }
  }

  /** A composite type, or the rows of a table. */
  record Composite(String sql, List<ValueType> attributes) implements ValueType {}

  /** A range. */
  record RangeOf(String sql, ValueType subtype) implements ValueType {}

  /** A set of ranges. */
  record MultirangeOf(String sql, RangeOf range) implements ValueType {}

  /** One that an extension has brought. */
  record Unknown(String sql) implements ValueType {}

  /** What a domain, or one of a domain, is of. */
  default ValueType base() {
    return this instanceof DomainOf domain ? domain.base().base() : this;
  }
}
