package dev.plumbline.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Liquibase's history table.
 *
 * @param changeSets its rows, first applied first
 */
record History(List<AppliedChangeSet> changeSets) {

  static final History NONE = new History(List.of());

  History {
    changeSets = List.copyOf(changeSets);
  }

  /** The rows from where the result set stands, {@code filename, id, author, md5sum} each. */
  static History read(ResultSet row) throws SQLException {
    List<AppliedChangeSet> changeSets = new ArrayList<>();
    while (row.next()) {
      changeSets.add(
          new AppliedChangeSet(
              new ChangeSetId(row.getString(1), row.getString(2), row.getString(3)),
              row.getString(4)));
    }
    return new History(changeSets);
  }
}
