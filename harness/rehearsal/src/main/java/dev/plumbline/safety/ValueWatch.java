package dev.plumbline.safety;

import dev.plumbline.migrator.ChangeSetObserver;
import dev.plumbline.safety.ColumnValues.ColumnKey;
import dev.plumbline.safety.ColumnValues.Contents;
import dev.plumbline.verification.ChangeSetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches which values are no longer there, or others, after each changeSet. */
final class ValueWatch implements ChangeSetObserver {

  /**
   * What became of the values of a column that no statement was aimed at.
   *
   * @param changeSet after which it was seen
   * @param table number of the table
   * @param before what the column held
   * @param after what it holds, or null if it is gone
   */
  record Loss(ChangeSetId changeSet, long table, Contents before, @Nullable Contents after) {}

  private final StatementWatch statements;
  private final Relations relations;
  private final List<Loss> losses = new ArrayList<>();
  private ColumnValues before = new ColumnValues(Map.of());

  ValueWatch(StatementWatch statements, Relations relations) {
    this.statements = statements;
    this.relations = relations;
  }

  List<Loss> losses() {
    return List.copyOf(losses);
  }

  @Override
  public void starting(Subject changeSet, Connection connection) throws SQLException {
    before = ColumnValues.read(connection, relations);
    statements.starting(changeSet, connection);
  }

  @Override
  public void executing(Subject changeSet, String sql, Connection connection) throws SQLException {
    statements.executing(changeSet, sql, connection);
  }

  @Override
  public void executed(
      Subject changeSet, String sql, List<SQLWarning> notices, Connection connection)
      throws SQLException {
    statements.executed(changeSet, sql, notices, connection);
  }

  @Override
  public void ran(Subject changeSet, Connection connection) throws SQLException {
    statements.ran(changeSet, connection);
    List<ObservedChangeSet> all = statements.changeSets();
    Set<Long> written = all.get(all.size() - 1).written();
    ColumnValues now = ColumnValues.read(connection, relations);
    for (Map.Entry<ColumnKey, Contents> entry : before.columns().entrySet()) {
      long table = entry.getKey().table();
      Contents then = entry.getValue();
      Optional<Contents> after = Optional.ofNullable(now.columns().get(entry.getKey()));
      boolean same =
          after.isPresent()
              ? written.contains(table) || ColumnValues.isSame(then, after.get(), connection)
              : then.filled() == 0 || now.holdElsewhere(then, connection);
      if (!same) {
        losses.add(new Loss(changeSet.id(), table, then, after.orElse(null)));
      }
    }
  }
}
