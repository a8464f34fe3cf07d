package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;

import dev.plumbline.schema.Table;

/**
 * What any constraint can suffer. PostgreSQL changes next to nothing of one that is there, so
 * another one takes its place and its name.
 *
 * @param table that has the constraint
 * @param name of the constraint
 * @param mutations to add to
 */
record ConstraintChange(Table table, String name, Mutations mutations) {

  void dropped(String kind, Verdict verdict) {
    mutations.add(kind, verdict, drop());
  }

  void renamed(String kind, Verdict verdict) {
    mutations.add(
        kind, verdict, alter(table, "rename constraint " + quoted(name) + " to plumbline_renamed"));
  }

  /** Another constraint takes its place, such as {@code check (level > 0)}. */
  void replaced(String kind, Verdict verdict, String definition) {
    replacedBy(kind, verdict, alter(table, "add constraint " + quoted(name) + " " + definition));
  }

  /** Something else takes its place. */
  void replacedBy(String kind, Verdict verdict, String statement) {
    mutations.add(kind, verdict, drop(), statement);
  }

  private String drop() {
    return alter(table, "drop constraint " + quoted(name) + " cascade");
  }
}
