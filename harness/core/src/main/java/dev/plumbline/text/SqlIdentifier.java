package dev.plumbline.text;

import dev.plumbline.schema.QualifiedName;

/** Names as identifiers of SQL, quoted whatever they are. */
public final class SqlIdentifier {

  private SqlIdentifier() {}

  /** With its namespace, so that no search path leads elsewhere. */
  public static String of(QualifiedName name) {
    return of(name.namespace()) + "." + of(name.name());
  }

  /** As the catalog spells it. */
  public static String of(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
