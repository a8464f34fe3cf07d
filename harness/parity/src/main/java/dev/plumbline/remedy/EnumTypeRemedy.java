package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfEnumType;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Enum types and their values. */
final class EnumTypeRemedy {

  private EnumTypeRemedy() {}

  static void missing(Finding finding, OfEnumType difference, Draft draft) {
    EnumType mapped = Objects.requireNonNull(difference.mapped());
    draft.namespace(mapped.name().namespace(), finding);
    draft.add(
        Phase.TYPES,
        finding,
        "create type " + mapped.name(),
        List.of(create(mapped.name(), mapped)),
        List.of("DROP TYPE " + Sql.name(mapped.name())));
  }

  private static String create(QualifiedName name, EnumType type) {
    return type.values().stream()
        .map(Sql::literal)
        .collect(Collectors.joining(", ", "CREATE TYPE " + Sql.name(name) + " AS ENUM (", ")"));
  }

  /** All missing values of a type in one step, because its rollback is about the whole type. */
  static void valueMissing(Finding finding, OfEnumType difference, Draft draft) {
    EnumType mapped = difference.mapped();
    EnumType actual = Objects.requireNonNull(difference.actual());
    if (mapped == null) {
      draft.leave(finding, "The type is not there on both sides.");
      return;
    }
    draft.add(
        Phase.TYPES,
        finding,
        "add values to type " + actual.name(),
        additions(mapped, actual),
        recreated(actual, draft.actual().tables()),
        "The rollback makes the type anew and rewrites the tables that use it. It fails if a row"
            + " holds a new value, or if a check, an index or a view mentions the type.");
  }

  private static List<String> additions(EnumType mapped, EnumType actual) {
    List<String> statements = new ArrayList<>();
    List<String> values = new ArrayList<>(actual.values());
    for (int i = 0; i < mapped.values().size(); i++) {
      String value = mapped.values().get(i);
      if (values.contains(value)) {
        continue;
      }
      Optional<String> next =
          mapped.values().subList(i + 1, mapped.values().size()).stream()
              .filter(values::contains)
              .findFirst();
      String place = next.map(other -> " BEFORE " + Sql.literal(other)).orElse("");
      statements.add(
          "ALTER TYPE " + Sql.name(actual.name()) + " ADD VALUE " + Sql.literal(value) + place);
      values.add(next.map(values::indexOf).orElse(values.size()), value);
    }
    return statements;
  }

  private static List<String> recreated(EnumType type, List<Table> tables) {
    String name = Sql.name(type.name());
    QualifiedName aside = new QualifiedName(type.name().namespace(), type.name().name() + "_old");
    List<String> statements = new ArrayList<>();
    statements.add("ALTER TYPE " + name + " RENAME TO " + Sql.name(aside.name()));
    statements.add(create(type.name(), type));
    if (type.comment() != null) {
      statements.add("COMMENT ON TYPE " + name + " IS " + Sql.literal(type.comment()));
    }
    for (Table table : tables) {
      if (!table.type().isView() && table.type() != Table.Type.PARTITION) {
        table.columns().forEach(column -> converted(table, column, type, statements));
      }
    }
    statements.add("DROP TYPE " + Sql.name(aside));
    return statements;
  }

  private static void converted(
      Table table, Column column, EnumType type, List<String> statements) {
    String array = column.type().endsWith("[]") ? "[]" : "";
    String printed = Sql.name(type.name());
    if (!column.type().equals(printed + array)) {
      return;
    }
    String alter =
        "ALTER TABLE " + Sql.name(table.name()) + " ALTER COLUMN " + Sql.name(column.name());
    if (column.defaultExpression() != null) {
      statements.add(alter + " DROP DEFAULT");
    }
    statements.add(
        (alter + " TYPE " + printed + array)
            + (" USING " + Sql.name(column.name()) + "::text" + array + "::" + printed + array));
    if (column.defaultExpression() != null) {
      statements.add(alter + " SET DEFAULT " + column.defaultExpression());
    }
  }
}
