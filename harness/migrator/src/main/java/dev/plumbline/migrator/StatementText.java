package dev.plumbline.migrator;

import java.util.ArrayList;
import java.util.List;

/**
 * What the text of a statement says about how to run it.
 *
 * @param isSql whether it is SQL, or just a name for something that cannot be read
 * @param text the text
 */
record StatementText(boolean isSql, String text) {

  /**
   * What the server would commit at once.
   *
   * @param statements in their order; none if the text cannot be read, or holds nothing
   * @param text of all of them
   * @param isWhole whether nothing else is in the text that they come from
   */
  record Segment(List<SingleStatement> statements, String text, boolean isWhole) {

    /** Whether it begins transactions itself, or ends them. */
    boolean controlsTransaction() {
      return statements.stream()
          .anyMatch(statement -> statement.beginsTransaction() || statement.endsTransaction());
    }

    /** Whether some of it may remain when it fails. */
    boolean mayCommit() {
      return statements.size() != 1 || statements.get(0).mayCommit();
    }

    /** Whether there is nothing in it but what changes the session. */
    boolean isSetting() {
      return !statements.isEmpty() && statements.stream().allMatch(SingleStatement::isSetting);
    }

    /** What to count of it: not what has to be repeated in each session. */
    List<String> counted() {
      if (statements.size() < 2) {
        return List.of(text);
      }
      return statements.stream()
          .filter(statement -> !statement.isSetting())
          .map(SingleStatement::text)
          .toList();
    }

    /** What changes the session for those that come after it. */
    List<SingleStatement> settings() {
      boolean undone = !statements.isEmpty() && statements.get(statements.size() - 1).rollsBack();
      return undone ? List.of() : statements.stream().filter(SingleStatement::isSetting).toList();
    }

    /** The statement that can only be run on its own, if the segment is known to be one. */
    boolean isRefusedInTransaction() {
      return statements.size() == 1 && statements.get(0).isRefusedInTransaction();
    }
  }

  /**
   * Several statements that are sent as one text are one transaction to the server, except where
   * they end it themselves, and except that what is refused in a transaction is run on its own if
   * nothing has been done before it.
   */
  List<Segment> segments() {
    List<SingleStatement> all = isSql ? SingleStatement.split(text) : List.of();
    if (all.size() < 2) {
      return List.of(new Segment(all, text, true));
    }
    List<Segment> segments = new ArrayList<>();
    List<SingleStatement> current = new ArrayList<>();
    for (SingleStatement statement : all) {
      current.add(statement);
      boolean alone = current.size() == 1 && statement.isRefusedInTransaction();
      if (alone || statement.endsTransaction()) {
        segments.add(segment(current, current.size() == all.size()));
        current.clear();
      }
    }
    if (!current.isEmpty()) {
      segments.add(segment(current, current.size() == all.size()));
    }
    return segments;
  }

  private Segment segment(List<SingleStatement> statements, boolean isWhole) {
    return new Segment(
        List.copyOf(statements),
        isWhole
            ? text
            : String.join(";\n", statements.stream().map(SingleStatement::text).toList()),
        isWhole);
  }
}
