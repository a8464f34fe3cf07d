package dev.plumbline.remedy;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints that a repair has dropped, as its rollback brings them back. */
final class Restored {

  private Restored() {}

  static List<String> check(Table table, Check check) {
    return constraint(table.name(), check.name(), Definitions.check(check), check.comment());
  }

  static List<String> foreignKey(Table table, ForeignKey key) {
    return constraint(table.name(), key.name(), Definitions.foreignKey(key), key.comment());
  }

  static List<String> constraint(
      QualifiedName table, String name, String definition, @Nullable String comment) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TABLE " + Sql.name(table) + " ADD CONSTRAINT " + Sql.name(name) + " " + definition);
    if (comment != null) {
      statements.add(
          ("COMMENT ON CONSTRAINT " + Sql.name(name) + " ON " + Sql.name(table))
              + (" IS " + Sql.literal(comment)));
    }
    return statements;
  }
}
