package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Enforcement;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types, defaults and collations. */
final class ColumnRemedy {

  private ColumnRemedy() {}

  static void type(Finding finding, ChangedColumn columns, Draft draft) {
    Column actual = columns.actual();
    TypeChange forth = TypeChange.between(actual.type(), columns.mapped().type());
    TypeChange back = TypeChange.between(columns.mapped().type(), actual.type());
    if (actual.generation() != null) {
      draft.leave(
          finding, "The column is computed: correct its expression, or the attribute's type.");
      return;
    }
    if (draft.isDomain(actual.type())) {
      draft.leave(
          finding,
          "The column has the domain "
              + actual.type()
              + ", which others may use, too: change that.");
      return;
    }
    if (forth.refusal() != null) {
      draft.leave(finding, forth.refusal());
      return;
    }
    List<String> statements = new ArrayList<>();
    List<String> rollback = new ArrayList<>();
    statements.addAll(change(columns, forth, actual.defaultExpression()));
    String defaultAfter = defaultAfter(forth, columns);
    rollback.addAll(change(columns, back, defaultAfter));
    boolean castsDefault = actual.defaultExpression() != null && forth.using() != null;
    if (castsDefault) {
      statements.add(setDefault(columns, defaultAfter));
      rollback.add(setDefault(columns, actual.defaultExpression()));
    }
    serial(columns, draft, statements, rollback);
    if (finding.code() == FindingCode.COLUMN_TOO_SMALL) {
      Set<String> done = new HashSet<>(Set.of(columns.label()));
      referring(columns.table(), actual.name(), columns, draft, done, statements, rollback);
    }
    draft.add(
        Phase.COLUMNS,
        finding,
        "change type of " + columns.label() + " to " + columns.mapped().type(),
        statements,
        rollback,
        forth.risks().toArray(String[]::new));
  }

  private static List<String> change(
      ChangedColumn columns, TypeChange change, @Nullable String currentDefault) {
    List<String> statements = new ArrayList<>();
    String using = change.using();
    if (using != null && currentDefault != null) {
      statements.add(columns.alter() + " DROP DEFAULT");
    }
    statements.add(
        columns.alter()
            + (" TYPE " + change.to())
            + collation(columns, change)
            + (using == null
                ? ""
                : " USING " + using.formatted(Sql.name(columns.actual().name()))));
    return statements;
  }

  /** To name a type without its collation means the default one. */
  private static String collation(ChangedColumn columns, TypeChange change) {
    boolean isText = TypeChange.isText(change.to());
    String collation =
        change.to().equals(columns.actual().type())
            ? columns.actual().collation()
            : columns.mapped().collation() != null
                ? columns.mapped().collation()
                : columns.actual().collation();
    return isText && collation != null ? " COLLATE " + collation : "";
  }

  private static @Nullable String defaultAfter(TypeChange forth, ChangedColumn columns) {
    String mapped = columns.mapped().defaultExpression();
    String actual = columns.actual().defaultExpression();
    if (actual == null || forth.using() == null) {
      return actual;
    }
    return mapped != null ? mapped : forth.using().formatted("(" + actual + ")");
  }

  /** The sequence of a serial column keeps its own type, and with it the old limit. */
  private static void serial(
      ChangedColumn columns, Draft draft, List<String> statements, List<String> rollback) {
    draft.actual().sequences().stream()
        .filter(sequence -> columns.label().equals(sequence.owner()))
        .filter(sequence -> !sequence.type().equals(columns.mapped().type()))
        .filter(sequence -> TypeChange.isWholeNumber(columns.mapped().type()))
        .forEach(
            sequence -> {
              String alter = "ALTER SEQUENCE " + Sql.name(sequence.name()) + " AS ";
              statements.add(alter + columns.mapped().type());
              rollback.add(0, alter + sequence.type());
            });
  }

  /**
   * What refers to the column and has its type goes with it, and so on: there nothing is reported,
   * and would be as soon as only one of them is widened.
   */
  private static void referring(
      Table target,
      String column,
      ChangedColumn widened,
      Draft draft,
      Set<String> done,
      List<String> statements,
      List<String> rollback) {
    for (Table table : draft.actual().tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        if (key.target().equals(target.name()) && key.enforcement() != Enforcement.NOT_ENFORCED) {
          key.columns().stream()
              .filter(name -> key.targetOf(name).filter(column::equals).isPresent())
              .filter(name -> isAlike(table, name, widened, draft))
              .filter(name -> done.add(table.label() + "." + name))
              .forEach(
                  name -> {
                    String alter =
                        ("ALTER TABLE " + Sql.name(table.name()))
                            + (" ALTER COLUMN " + Sql.name(name) + " TYPE ");
                    statements.add(alter + widened.mapped().type());
                    rollback.add(alter + widened.actual().type());
                    referring(table, name, widened, draft, done, statements, rollback);
                  });
        }
      }
    }
  }

  /** Whether both the mapping and the database have it as they have the other column. */
  private static boolean isAlike(Table table, String column, ChangedColumn other, Draft draft) {
    return hasType(draft.mapped().table(table.name()), column, other.mapped().type())
        && hasType(Optional.of(table), column, other.actual().type());
  }

  private static boolean hasType(Optional<Table> table, String column, String type) {
    return table
        .flatMap(known -> known.column(column))
        .filter(found -> found.type().equals(type))
        .isPresent();
  }

  static void defaultValue(Finding finding, ChangedColumn columns, Draft draft) {
    String wanted = columns.mapped().defaultExpression();
    if (columns.actual().identity() != null || columns.actual().generation() != null) {
      draft.leave(finding, "The database computes the column, so that it can have no default.");
    } else {
      draft.add(
          Phase.COLUMNS,
          finding,
          (wanted == null ? "drop default of " : "set default of ") + columns.label(),
          List.of(setDefault(columns, wanted)),
          List.of(setDefault(columns, columns.actual().defaultExpression())),
          "Rows that are there already keep their value.");
    }
  }

  static String setDefault(ChangedColumn columns, @Nullable String expression) {
    return columns.alter()
        + (expression == null
            ? " DROP DEFAULT"
            : " SET DEFAULT " + ReadableExpression.of(expression));
  }

  static void collation(Finding finding, ChangedColumn columns, Draft draft) {
    String type = columns.alter() + " TYPE " + columns.actual().type() + " COLLATE ";
    draft.add(
        Phase.COLUMNS,
        finding,
        "change collation of " + columns.label(),
        List.of(type + collation(columns.mapped())),
        List.of(type + collation(columns.actual())),
        "Rebuilds the column's indexes; nobody can read or write the table meanwhile.",
        "Queries sort and compare otherwise from then on.");
  }

  private static String collation(Column column) {
    return Optional.ofNullable(column.collation()).orElse("pg_catalog.\"default\"");
  }
}
