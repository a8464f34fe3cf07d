package dev.plumbline.archunit.violating;

/** Knows no database itself, but is used by a class that does. */
enum Statements {
  INDEX("create unique index concurrently if not exists loaf_name on loaf (name)");

  private final String sql;

  Statements(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
