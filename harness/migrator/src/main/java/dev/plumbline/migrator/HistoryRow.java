package dev.plumbline.migrator;

import dev.plumbline.history.LocatedHistory;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.RollbackMark;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The row of one changeSet in the history, which says whether the changeSet is being rolled back
 * step by step.
 *
 * @param connection to the database
 * @param place where the history is
 * @param changeSet the changeSet
 */
record HistoryRow(Connection connection, LocatedHistory place, ChangeSetId changeSet) {

  /** One that is there. */
  private record Found(String tuple, ChangeSetId changeSet, @Nullable String checksum) {}

  boolean isMarked() throws SQLException {
    Found row = find();
    return row != null && RollbackMark.isOn(row.checksum);
  }

  /** Part of the transaction, if there is one. */
  void mark() throws SQLException {
    Found row = find();
    if (row != null && !RollbackMark.isOn(row.checksum)) {
      set(row, RollbackMark.on(row.checksum));
    }
  }

  /** Part of the transaction, if there is one. */
  void unmark() throws SQLException {
    Found row = find();
    if (row != null && row.checksum != null && RollbackMark.isOn(row.checksum)) {
      set(row, RollbackMark.off(row.checksum));
    }
  }

  private @Nullable Found find() throws SQLException {
    return new Query(
            connection,
            "select h.ctid::pg_catalog.text, h.filename, h.id, h.author, h.md5sum from "
                + place.quotedTable()
                + " as h where pg_catalog.lower(h.id::pg_catalog.text) operator(pg_catalog.=)"
                + " pg_catalog.lower(?::pg_catalog.text)",
            changeSet.id())
            .rows(
                row ->
                    new Found(
                        row.getString(1),
                        new ChangeSetId(row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5)))
            .stream()
            .filter(found -> found.changeSet.equals(changeSet))
            .findFirst()
            .orElse(null);
  }

  private void set(Found row, @Nullable String checksum) throws SQLException {
    new Query(
            connection,
            "update "
                + place.quotedTable()
                + " set md5sum = ?::pg_catalog.text where ctid operator(pg_catalog.=)"
                + " ?::pg_catalog.tid",
            checksum,
            row.tuple)
        .execute();
  }
}
