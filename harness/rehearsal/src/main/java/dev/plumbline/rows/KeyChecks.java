package dev.plumbline.rows;

import dev.plumbline.schema.Deferrability;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the server looks at foreign keys while a table is filled. Not at all, where it makes no
 * difference but to the time: rows take their keys from the parents. Later, or not at all, where
 * rows have to refer to rows that do not exist yet.
 *
 * @param allowRows whether the rows may be written
 * @param asReplica whether triggers have been switched off for them
 */
record KeyChecks(Session session, boolean allowRows, boolean asReplica) implements AutoCloseable {

  /**
   * Sets them.
   *
   * @param unkept foreign keys to rows that there are only later
   */
  static KeyChecks during(
      Session session, Target target, List<ParentJoin> joins, List<ForeignKey> unkept)
      throws SQLException {
    if (unkept.isEmpty()) {
      boolean asReplica = areKeptAnyhow(target, joins) && ReplicaRole.enter(session);
      return new KeyChecks(session, true, asReplica);
    }
    boolean mayWait =
        unkept.stream().allMatch(key -> key.deferrability() != Deferrability.NOT_DEFERRABLE);
    if (mayWait) {
      boolean waits = session.attempt(deferred(target, unkept)).refusal() == null;
      return new KeyChecks(session, waits, false);
    }
    boolean mayRefer = ReplicaRole.enter(session);
    return new KeyChecks(session, mayRefer, mayRefer);
  }

  /** Whether nothing but foreign keys fires, and each takes its values from a parent's key. */
  private static boolean areKeptAnyhow(Target target, List<ParentJoin> joins) {
    boolean areAlone =
        target.lineage().stream()
            .allMatch(table -> table.triggers().isEmpty() && table.rules().isEmpty());
    return areAlone
        && target.foreignKeys().stream().noneMatch(key -> RowPlan.isOwn(target, key))
        && joins.stream().allMatch(join -> join.assigned().isEmpty());
  }

  private static String deferred(Target target, List<ForeignKey> keys) {
    return keys.stream()
        .map(key -> SqlIdentifier.of(owner(target, key).name().namespace(), key.name()))
        .collect(Collectors.joining(", ", "set constraints ", " deferred"));
  }

  private static Table owner(Target target, ForeignKey key) {
    Optional<Table> owner =
        target.lineage().stream().filter(table -> table.foreignKeys().contains(key)).findFirst();
    return owner.orElse(target.table());
  }

  @Override
  public void close() throws SQLException {
    if (asReplica) {
      ReplicaRole.leave(session);
    }
  }
}
