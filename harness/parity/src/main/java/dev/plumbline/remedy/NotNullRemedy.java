package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.schema.Table;
import java.util.List;

/** Columns that must hold a value on one side only. */
final class NotNullRemedy {

  private NotNullRemedy() {}

  /** The mapping wants a value, the database does not. */
  static void add(Finding finding, ChangedColumn columns, Draft draft) {
    require(columns.table(), columns.actual().name(), finding, draft);
  }

  /**
   * Adds the not-null constraint without a long lock: SET NOT NULL reads no row where a validated
   * check tells that there is no null (PostgreSQL 12 and later).
   */
  static void require(Table table, String column, Finding finding, Draft draft) {
    String label = table.label() + "." + column;
    String alter = "ALTER TABLE " + Sql.name(table.name());
    String check = Sql.name(draft.names().notNullProof(table.name(), column));
    String condition = "CHECK (" + Sql.name(column) + " IS NOT NULL)";
    String addCheck = alter + " ADD CONSTRAINT " + check + " " + condition;
    String dropCheck = alter + " DROP CONSTRAINT " + check;
    draft.add(
        Phase.PROMISES,
        finding,
        "reject new nulls in " + label,
        List.of(addCheck + " NOT VALID"),
        List.of(dropCheck),
        "From here on an INSERT or UPDATE that leaves "
            + column
            + " null fails: deploy first what fills it.");
    draft.add(
        Phase.PROMISES_VALIDATED,
        finding,
        "make sure that no row has null in " + label,
        List.of(alter + " VALIDATE CONSTRAINT " + check),
        List.of(dropCheck, addCheck + " NOT VALID"),
        "Fails if a row holds null; fill it first: UPDATE "
            + (Sql.name(table.name()) + " SET " + Sql.name(column) + " = … WHERE ")
            + (Sql.name(column) + " IS NULL. Reads and writes go on meanwhile."));
    draft.add(
        Phase.NOT_NULLS,
        finding,
        "set not null on " + label,
        List.of(alter + " ALTER COLUMN " + Sql.name(column) + " SET NOT NULL", dropCheck),
        List.of(addCheck, alter + " ALTER COLUMN " + Sql.name(column) + " DROP NOT NULL"));
  }

  /** The database wants a value, the mapping may have none. */
  static void drop(Finding finding, ChangedColumn columns, Draft draft) {
    if (columns.inPrimaryKey()) {
      draft.leave(
          finding,
          "The column is part of the primary key, which holds no null: map it as required.");
      return;
    }
    if (draft.isDomain(columns.actual().type())) {
      draft.leave(
          finding, "It is the column's domain that forbids null: map the attribute as required.");
      return;
    }
    if (columns.actual().defaultExpression() != null) {
      draft.leave(
          finding,
          "The database fills the column where an INSERT leaves it out: map the attribute as"
              + " required, or as not insertable.");
      return;
    }
    draft.add(
        Phase.COLUMNS,
        finding,
        "allow null in " + columns.label(),
        List.of(columns.alter() + " DROP NOT NULL"),
        List.of(columns.alter() + " SET NOT NULL"),
        "Right only if null means something here; if it does not, map the attribute as required"
            + " instead.",
        "The rollback fails once a row holds null.");
  }
}
