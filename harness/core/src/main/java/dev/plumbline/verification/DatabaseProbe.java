package dev.plumbline.verification;

import dev.plumbline.catalog.Shape;
import dev.plumbline.history.HistoryLocation;
import dev.plumbline.history.LocatedHistory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one SELECT tells of a database.
 *
 * @param history empty if the database has none
 * @param exists whether there is a history, be it empty
 * @param place where it is, or would be
 * @param shape null if it was not asked for, or there is no history
 */
record DatabaseProbe(History history, boolean exists, LocatedHistory place, @Nullable Shape shape) {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String UNDEFINED_COLUMN = "42703";
  private static final String INVALID_SCHEMA = "3F000";

  /**
   * Looks.
   *
   * @param location where Liquibase's settings say that the history is
   * @param namespaces of the service, its own not among them, if the schema is to be looked at, too
   */
  static DatabaseProbe at(
      Connection connection, HistoryLocation location, Optional<List<String>> namespaces)
      throws SQLException {
    int majorVersion =
        namespaces.isPresent() ? connection.getMetaData().getDatabaseMajorVersion() : 0;
    ProbeQuery query = new ProbeQuery(location, majorVersion, namespaces.orElse(List.of()));
    try {
      Optional<DatabaseProbe> seen = read(connection, query);
      if (seen.isPresent()) {
        return seen.get();
      }
    } catch (SQLException e) {
      if (!isMissing(e)) {
        throw e;
      }
      if (query.isQualified()) {
        return none(CallersTransaction.undisturbed(connection, s -> location.on(connection)));
      }
    }
    // the first table of that name on the search path is not in the schema that counts, or there is
    // no such table at all
    LocatedHistory place =
        CallersTransaction.undisturbed(connection, statement -> location.on(connection));
    if (place.schema() == null) {
      return none(place);
    }
    try {
      return read(connection, query.in(place)).orElseGet(() -> none(place));
    } catch (SQLException e) {
      if (isMissing(e)) {
        return none(place);
      }
      throw e;
    }
  }

  private static boolean isMissing(SQLException e) {
    return UNDEFINED_TABLE.equals(e.getSQLState()) || INVALID_SCHEMA.equals(e.getSQLState());
  }

  private static DatabaseProbe none(LocatedHistory place) {
    return new DatabaseProbe(History.NONE, false, place, null);
  }

  /** Looks, and once more if the history is that of a Liquibase that had other columns. */
  private static Optional<DatabaseProbe> read(Connection connection, ProbeQuery query)
      throws SQLException {
    try {
      return readOnce(connection, query);
    } catch (SQLException e) {
      if (!UNDEFINED_COLUMN.equals(e.getSQLState())) {
        throw e;
      }
      List<String> columns =
          CallersTransaction.undisturbed(
              connection, statement -> query.columns(statement.getConnection()));
      Optional<ProbeQuery> adapted = query.withColumns(columns);
      if (adapted.isEmpty()) {
        throw e;
      }
      return readOnce(connection, adapted.get());
    }
  }

  /** Empty if what was read is a table of another schema. */
  private static Optional<DatabaseProbe> readOnce(Connection connection, ProbeQuery query)
      throws SQLException {
    return CallersTransaction.undisturbed(
        connection,
        statement -> {
          try (ResultSet row = statement.executeQuery(query.sql())) {
            row.next();
            LocatedHistory place = query.place(row);
            if (place == null) {
              return Optional.empty();
            }
            Shape shape = query.majorVersion() > 0 ? Shape.read(row, query.majorVersion()) : null;
            return Optional.of(new DatabaseProbe(History.read(row), true, place, shape));
          }
        });
  }
}
