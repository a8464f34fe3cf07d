package dev.plumbline.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
              new ChangeSetId(text(row, 1), text(row, 2), text(row, 3)), row.getString(4)));
    }
    return new History(changeSets);
  }

  /** Tables that were not made by Liquibase may lack what its own never lack. */
  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), ChangeSetId.NOTHING);
  }
}
