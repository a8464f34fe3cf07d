package dev.plumbline.release;

import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session of the previous release that has prepared its queries, as drivers do after a few
 * executions, before the schema changes: one of all columns by their names, and a {@code select *},
 * for each table and view. Prepared statements hold no locks.
 *
 * <p>Not safe for use by several threads.
 */
public final class PreparedReads {

  /** PostgreSQL's code, among others, for a plan whose result has become another. */
  private static final String OTHER_RESULT = "0A000";

  private record Prepared(String name, String table, String words) {}

  private final Connection session;
  private final List<Prepared> prepared = new ArrayList<>();

  private PreparedReads(Connection session) {
    this.session = session;
  }

  /**
   * Prepares them.
   *
   * @param session in auto-commit mode, to a database that has the schema and is to be migrated
   * @param schema of the previous release
   * @throws SQLException if the session ends
   */
  public static PreparedReads in(Connection session, Schema schema) throws SQLException {
    PreparedReads reads = new PreparedReads(session);
    for (Table table : schema.tables()) {
      if (!table.columns().isEmpty()) {
        ReleaseStatement listed = TableStatements.read(table);
        reads.prepare(table, listed.sql(), listed.words());
        reads.prepare(
            table,
            "select * from " + table.name().quoted() + " limit 1",
            "SELECT * FROM " + table.name());
      }
    }
    return reads;
  }

  private void prepare(Table table, String sql, String words) throws SQLException {
    Prepared read = new Prepared("plumbline_read_" + prepared.size(), table.label(), words);
    if (refusal("prepare " + SqlIdentifier.of(read.name()) + " as " + sql).isEmpty()
        && execute(read).isEmpty()) {
      prepared.add(read);
    }
  }

  /**
   * Those that can no longer be executed as they were prepared. What fails for other reasons fails
   * for new sessions, too, and is left to {@link PreviousReleaseStatements}.
   *
   * @throws SQLException if the session ends
   */
  public List<Failure> failures() throws SQLException {
    List<Failure> failures = new ArrayList<>();
    for (Prepared read : prepared) {
      execute(read)
          .filter(refusal -> OTHER_RESULT.equals(refusal.getSQLState()))
          .map(Throwable::getMessage)
          .map(Trial::oneLine)
          .map(
              message ->
                  new Failure(read.words() + ", prepared,", OTHER_RESULT, message, read.table()))
          .ifPresent(failures::add);
    }
    return List.copyOf(failures);
  }

  private Optional<SQLException> execute(Prepared read) throws SQLException {
    return refusal("execute " + SqlIdentifier.of(read.name()));
  }

  private Optional<SQLException> refusal(String sql) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      if (Trial.endsSession(e)) {
        throw e;
      }
      return Optional.of(e);
    }
  }
}
