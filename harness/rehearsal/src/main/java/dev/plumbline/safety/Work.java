package dev.plumbline.safety;

import java.util.List;

/**
 * What a statement did to a table that was there before.
 *
 * @param rewritten whether all its rows were written to a new file
 * @param emptied whether its rows are gone with their file
 * @param verified whether all rows were read to see whether they satisfy something
 * @param indexes that were built, by their names
 * @param read how many rows were read by reading all of them
 * @param inserted how many rows
 * @param changed how many rows were updated or deleted
 * @param deleted how many of these were deleted
 * @param rows how many it had before the first new changeSet
 * @param bounded whether with four times as many rows no more of them are changed
 */
record Work(
    boolean rewritten,
    boolean emptied,
    boolean verified,
    List<String> indexes,
    long read,
    long inserted,
    long changed,
    long deleted,
    long rows,
    boolean bounded) {

  Work {
    indexes = List.copyOf(indexes);
  }

  /** Whether it takes the longer, the more rows there are, as far as one run can tell. */
  boolean growsWithRows() {
    return rows > 0
        && (rewritten || verified || !indexes.isEmpty() || read * 2 >= rows || changesMost());
  }

  /** Whether most of the rows were changed. */
  boolean changesMost() {
    return rows > 0 && !bounded && changed * 2 >= rows;
  }

  /** Whether no row is left of those that were there, however many there are. */
  boolean deletesAll() {
    return changesMost() && deleted >= rows;
  }

  /** Whether rows were added, changed or removed by a statement that is about rows. */
  boolean hasWrittenRows() {
    return changed + inserted > 0 || emptied;
  }

  /** The same, knowing what the statement does where there are more rows. */
  Work besides(Work larger) {
    return new Work(
        rewritten,
        emptied,
        verified,
        indexes,
        read,
        inserted,
        changed,
        deleted,
        rows,
        larger.changed * 2 < larger.rows);
  }

  /** As a part of a sentence: {@code 1,000 rows were rewritten}. */
  String toText() {
    String all = String.format("all %,d rows were ", rows);
    if (rewritten) {
      return all + "written anew";
    }
    if (!indexes.isEmpty()) {
      return all + "read to build " + String.join(", ", indexes);
    }
    if (verified) {
      return all + "checked";
    }
    return changed > 0
        ? String.format("%,d of %,d rows were changed", changed, rows)
        : String.format("%,d rows were read", read);
  }
}
