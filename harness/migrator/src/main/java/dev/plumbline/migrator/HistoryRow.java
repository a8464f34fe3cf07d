package dev.plumbline.migrator;

import dev.plumbline.history.LocatedHistory;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.RollbackMark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
  private record Found(String tuple, @Nullable String checksum) {}

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
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select h.ctid::pg_catalog.text, h.filename, h.id, h.author, h.md5sum from "
                + place.quotedTable()
                + " as h where pg_catalog.lower(h.id::pg_catalog.text) operator(pg_catalog.=)"
                + " pg_catalog.lower(?::pg_catalog.text)")) {
      statement.setString(1, changeSet.id());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (new ChangeSetId(row.getString(2), row.getString(3), row.getString(4))
              .equals(changeSet)) {
            return new Found(row.getString(1), row.getString(5));
          }
        }
      }
    }
    return null;
  }

  private void set(Found row, @Nullable String checksum) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update "
                + place.quotedTable()
                + " set md5sum = ?::pg_catalog.text where ctid operator(pg_catalog.=)"
                + " ?::pg_catalog.tid")) {
      statement.setString(1, checksum);
      statement.setString(2, row.tuple);
      statement.executeUpdate();
    }
  }
}
