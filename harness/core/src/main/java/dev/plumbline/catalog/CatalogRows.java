package dev.plumbline.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that all queries of {@link CatalogQuery} return, fetched in one round trip. Rows of a
 * query can be walked through once.
 */
final class CatalogRows implements AutoCloseable {

  /** By major version: to find what differs in them takes longer than to read a small schema. */
  private static final Map<Integer, String> QUERIES = new ConcurrentHashMap<>();

  private static final Map<Integer, String> CONFINED_QUERIES = new ConcurrentHashMap<>();

  /** Those that ask for what relations are made of. */
  private static final Set<CatalogQuery> OF_RELATIONS =
      EnumSet.of(
          CatalogQuery.COMMENTS,
          CatalogQuery.GRANTS,
          CatalogQuery.TABLES,
          CatalogQuery.COLUMNS,
          CatalogQuery.CONSTRAINTS,
          CatalogQuery.INDEXES,
          CatalogQuery.PARTITION_INDEXES,
          CatalogQuery.TRIGGERS,
          CatalogQuery.RULES,
          CatalogQuery.POLICIES,
          CatalogQuery.SEQUENCES,
          CatalogQuery.COMPOSITE_TYPES);

  private final int majorVersion;
  private final Statement statement;
  private final Map<CatalogQuery, ResultSet> results = new EnumMap<>(CatalogQuery.class);

  private CatalogRows(int majorVersion, Statement statement) {
    this.majorVersion = majorVersion;
    this.statement = statement;
  }

  /** Makes a value of the row that the result set stands on. */
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /**
   * Asks everything at once, under the session settings by which schemas are printed.
   *
   * @param often whether by this connection: planning takes half the time
   * @param home a schema whose names are printed as those of public are, or null
   */
  static CatalogRows fetch(Connection connection, boolean often, @Nullable String home)
      throws SQLException {
    PrintSettings settings = PrintSettings.of(connection);
    String sql =
        settings.apply(home)
            + ";\n"
            + QUERIES.computeIfAbsent(settings.majorVersion(), CatalogRows::queries)
            + settings.restore();
    CatalogRows rows =
        new CatalogRows(
            settings.majorVersion(),
            often ? connection.prepareStatement(sql) : connection.createStatement());
    return rows.fetched(sql, EnumSet.allOf(CatalogQuery.class));
  }

  /**
   * Asks for what these relations are made of, and nothing else.
   *
   * @param relations their numbers
   */
  static CatalogRows fetch(Connection connection, Collection<Long> relations) throws SQLException {
    PrintSettings settings = PrintSettings.of(connection);
    String queries =
        CONFINED_QUERIES.computeIfAbsent(settings.majorVersion(), CatalogRows::confined);
    String sql =
        settings.apply(null)
            // to plan these queries takes longer than to run them: once is enough
            + ", pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true);\n"
            + queries
            + settings.restore();
    PreparedStatement statement = connection.prepareStatement(sql);
    CatalogRows rows = new CatalogRows(settings.majorVersion(), statement);
    String numbers =
        relations.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    // in the queries only: a question mark in a session's setting is in quotes
    long parameters = queries.chars().filter(character -> character == '?').count();
    for (int parameter = 1; parameter <= parameters; parameter++) {
      statement.setString(parameter, numbers);
    }
    return rows.fetched(sql, OF_RELATIONS);
  }

  private static String queries(int majorVersion) {
    StringBuilder all = new StringBuilder();
    for (CatalogQuery query : CatalogQuery.values()) {
      all.append(query.sql(majorVersion)).append(";\n");
    }
    return all.toString();
  }

  private static String confined(int majorVersion) {
    return OF_RELATIONS.stream()
        .map(query -> query.confined(majorVersion) + ";\n")
        .collect(Collectors.joining());
  }

  private CatalogRows fetched(String sql, Set<CatalogQuery> queries) throws SQLException {
    try {
      execute(sql, queries);
      return this;
    } catch (SQLException | RuntimeException e) {
      closeAfter(e);
      throw e;
    }
  }

  private void execute(String sql, Set<CatalogQuery> queries) throws SQLException {
    if (statement instanceof PreparedStatement prepared) {
      prepared.execute();
    } else {
      statement.execute(sql);
    }
    for (CatalogQuery query : queries) {
      statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
      results.put(query, statement.getResultSet());
    }
  }

  private void closeAfter(Exception e) {
    try {
      close();
    } catch (SQLException lost) {
      e.addSuppressed(lost);
    }
  }

  /** The major version of the server. */
  int majorVersion() {
    return majorVersion;
  }

  /** One value for each row, in the query's order. */
  <T> List<T> list(CatalogQuery query, RowMapper<T> mapper) throws SQLException {
    List<T> values = new ArrayList<>();
    ResultSet row = rows(query);
    while (row.next()) {
      values.add(mapper.map(row));
    }
    return values;
  }

  /** The values of each object to which rows belong, by its number, in the query's order. */
  <T> Map<Long, List<T>> grouped(CatalogQuery query, String owner, RowMapper<T> mapper)
      throws SQLException {
    Map<Long, List<T>> values = new HashMap<>();
    ResultSet row = rows(query);
    while (row.next()) {
      values.computeIfAbsent(row.getLong(owner), object -> new ArrayList<>()).add(mapper.map(row));
    }
    return values;
  }

  private ResultSet rows(CatalogQuery query) {
    ResultSet rows = results.get(query);
    if (rows == null) {
      throw new IllegalStateException("The server answered everything but " + query);
    }
    return rows;
  }

  static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** A column of type {@code smallint[]}; empty for null. */
  static List<Integer> numbers(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    if (array == null) {
      return List.of();
    }
    return Stream.of((Number[]) array.getArray()).map(Number::intValue).toList();
  }

  static @Nullable String nullIfEmpty(String value) {
    return value.isEmpty() ? null : value;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
