package dev.plumbline.schema;

import dev.plumbline.text.SqlIdentifier;
import java.util.Objects;

/**
 * The name of an object together with the PostgreSQL schema (namespace) that holds it.
 *
 * <p>Prints as {@code name} for objects in {@code public} and as {@code namespace.name} elsewhere.
 *
 * @param namespace the PostgreSQL schema, exactly as the catalog spells it
 * @param name the object's name, exactly as the catalog spells it
 */
public record QualifiedName(String namespace, String name) {

  public QualifiedName {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(name, "name");
  }

  /** For SQL: quoted, with its namespace, so that no search path leads elsewhere. */
  public String quoted() {
    return SqlIdentifier.of(namespace, name);
  }

  @Override
  public String toString() {
    return namespace.equals("public") ? name : namespace + "." + name;
  }
}
