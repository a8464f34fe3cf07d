package dev.plumbline.migrator;

import dev.plumbline.changelog.ContentDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * An index that a statement creates CONCURRENTLY.
 *
 * @param name as the statement writes it; null if the server chooses one
 * @param table as the statement writes it
 */
record ConcurrentIndex(@Nullable SqlName name, SqlName table) implements LoneStatement {

  /** What has become of it. */
  enum State {
    MISSING,
    /** Left by a build that failed or was cut off; or being built at this moment. */
    INVALID,
    VALID
  }

  /** The index that the statement creates, if that is what it does. */
  static Optional<ConcurrentIndex> created(SingleStatement statement) {
    SqlName.Reader reader = statement.read();
    if (!reader.passes("create", "index", "concurrently")
        && !reader.passes("create", "unique", "index", "concurrently")) {
      return Optional.empty();
    }
    reader.passes("if", "not", "exists");
    SqlName name = reader.isAtName() && !reader.isAt("on") ? reader.name() : null;
    if (!reader.passes("on")) {
      return Optional.empty();
    }
    reader.passes("only");
    return reader.isAtName()
        ? Optional.of(new ConcurrentIndex(name, reader.name()))
        : Optional.empty();
  }

  /**
   * An index is in the schema of its table. Of those that the server has named, the one is meant
   * that was not there before.
   */
  private List<ExistingIndex> found(Connection connection, String before) throws SQLException {
    if (name != null) {
      return ExistingIndex.named(connection, table, name);
    }
    List<ExistingIndex> all = ExistingIndex.of(connection, table);
    return all.stream()
        .filter(
            index ->
                digest(all.stream().filter(other -> !other.equals(index)).toList()).equals(before))
        .toList();
  }

  /** Of one with a name. */
  State state(Connection connection) throws SQLException {
    return state(found(connection, ""));
  }

  private static State state(List<ExistingIndex> found) {
    if (found.isEmpty()) {
      return State.MISSING;
    }
    return found.get(0).valid() ? State.VALID : State.INVALID;
  }

  @Override
  public String before(Connection connection) throws SQLException {
    return name == null ? digest(ExistingIndex.of(connection, table)) : "";
  }

  private static String digest(List<ExistingIndex> indexes) {
    String oids =
        indexes.stream().map(index -> String.valueOf(index.oid())).collect(Collectors.joining(" "));
    return ContentDigest.of(oids).substring(0, 12);
  }

  @Override
  public Outcome outcome(Connection connection, String before) throws SQLException {
    List<ExistingIndex> found = found(connection, before);
    if (name == null && found.isEmpty()) {
      return before.equals(before(connection)) ? Outcome.NOT_DONE : Outcome.UNKNOWN;
    }
    return state(found) == State.VALID ? Outcome.DONE : Outcome.NOT_DONE;
  }

  @Override
  public void removeLeftovers(Connection connection, String before, LockRetries retries)
      throws DatabaseException, SQLException {
    for (ExistingIndex index : found(connection, before)) {
      retries.removeInvalid(index, connection);
    }
  }

  /** With IF NOT EXISTS, another relation of that name may be what the author wanted. */
  @Override
  public void verify(Connection connection) throws DatabaseException, SQLException {
    if (name == null) {
      return;
    }
    List<ExistingIndex> found = new ArrayList<>(found(connection, ""));
    found.removeIf(ExistingIndex::valid);
    if (!found.isEmpty()) {
      String reason =
          "the server has not built the index "
              + found.get(0).name()
              + ", although it reports no error: it is there, and invalid";
      throw new DatabaseException(reason);
    }
  }
}
