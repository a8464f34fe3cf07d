package dev.plumbline.safety;

import dev.plumbline.catalog.IncrementalCatalogReader;
import dev.plumbline.migrator.ChangeSetObserver;
import dev.plumbline.safety.ObservedStatement.Notice;
import dev.plumbline.safety.SessionState.Counts;
import dev.plumbline.schema.Schema;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Watches what each statement of each changeSet does to the tables that were there before. */
final class StatementWatch implements ChangeSetObserver {

  /** What the migrator itself, or this class, sets. */
  private static final Set<String> OWN_SETTINGS =
      Set.of("client_min_messages", "lock_timeout", "statement_timeout", "search_path");

  private final Relations relations;
  private final Connection observer;
  private final IncrementalCatalogReader reader = new IncrementalCatalogReader();
  private final List<ObservedChangeSet> changeSets = new ArrayList<>();
  private final List<ObservedStatement> statements = new ArrayList<>();
  private Map<String, String> settings = Map.of();
  private SessionState state = new SessionState(Map.of(), Map.of());
  private final Schema first;
  private Schema schema;

  /**
   * Watches a database.
   *
   * @param relations that are to be watched
   * @param observer another session of it
   */
  StatementWatch(Relations relations, Connection observer) throws SQLException {
    this.relations = relations;
    this.observer = observer;
    first = reader.read(observer);
    schema = first;
  }

  /** Those that have run, in that order. */
  List<ObservedChangeSet> changeSets() {
    return List.copyOf(changeSets);
  }

  @Override
  public void starting(Subject changeSet, Connection connection) throws SQLException {
    statements.clear();
    settings = settings(connection);
    try (Statement statement = connection.createStatement()) {
      // at this level the server says when it rewrites, checks or indexes all rows of a table
      statement.execute("set client_min_messages = debug1");
    }
    connection.commit();
  }

  @Override
  public void executing(Subject changeSet, String sql, Connection connection) throws SQLException {
    state = SessionState.read(connection, relations);
  }

  @Override
  public void executed(
      Subject changeSet, String sql, List<SQLWarning> notices, Connection connection)
      throws SQLException {
    SessionState now = SessionState.read(connection, relations);
    List<Notice> said =
        notices.stream()
            .map(
                notice ->
                    new Notice(
                        String.valueOf(notice.getSQLState()), String.valueOf(notice.getMessage())))
            .toList();
    Set<Long> gone = new HashSet<>(state.tables().keySet());
    gone.removeAll(now.tables().keySet());
    statements.add(
        new ObservedStatement(
            sql,
            !connection.getAutoCommit(),
            state.locks(),
            now.locks(),
            work(sql, now, said, connection),
            gone,
            said,
            skipped(sql, said, connection)));
  }

  private Map<Long, Work> work(
      String sql, SessionState now, List<Notice> notices, Connection connection)
      throws SQLException {
    Set<Long> verified = named(notices, "verifying table", now);
    verified.addAll(referring(sql, notices));
    Set<Long> rewritten = named(notices, "rewriting table", now);
    Map<Long, List<String>> indexes = built(notices, now);
    Map<Long, Work> work = new HashMap<>();
    for (Relation table : relations.tables()) {
      long number = table.number();
      Counts after = now.tables().get(number);
      if (after == null) {
        continue;
      }
      Counts before = state.tables().getOrDefault(number, Counts.NONE);
      Counts done = after.since(before);
      boolean moved = after.file() != before.file();
      boolean emptied = moved && !rewritten.contains(number) && isEmpty(table, connection);
      work.put(
          number,
          new Work(
              rewritten.contains(number) || (moved && !emptied),
              emptied,
              verified.contains(number),
              emptied ? List.of() : indexes.getOrDefault(number, List.of()),
              done.read(),
              done.inserted(),
              done.updated() + done.deleted(),
              done.deleted(),
              table.rows(),
              false));
    }
    return work;
  }

  private List<String> skipped(String sql, List<Notice> notices, Connection connection)
      throws SQLException {
    List<String> skipped = new ArrayList<>();
    for (Notice notice : notices) {
      if (!connection.getAutoCommit()) {
        SkippedObject.difference(notice.message(), sql, first, connection)
            .ifPresent(difference -> skipped.add(notice.message() + ": " + difference));
      }
    }
    return skipped;
  }

  private Set<Long> named(List<Notice> notices, String what, SessionState now) {
    Set<Long> numbers = new HashSet<>();
    for (Notice notice : notices) {
      ServerNotice.table(notice.message(), what)
          .flatMap(name -> relations.named(name, now.locks().keySet()))
          .ifPresent(table -> numbers.add(table.number()));
    }
    return numbers;
  }

  /**
   * Of a foreign key the server names only the constraint: its table is the first that is named.
   */
  private Set<Long> referring(String sql, List<Notice> notices) {
    if (notices.stream().noneMatch(notice -> ServerNotice.checksReferences(notice.message()))) {
      return Set.of();
    }
    return relations.tables().stream()
        .filter(table -> Mentions.of(table.name().name(), sql))
        .min(Comparator.comparingInt(table -> Mentions.place(table.name().name(), sql)))
        .map(table -> Set.of(table.number()))
        .orElse(Set.of());
  }

  private Map<Long, List<String>> built(List<Notice> notices, SessionState now) {
    Map<Long, List<String>> indexes = new HashMap<>();
    for (Notice notice : notices) {
      ServerNotice.builtIndex(notice.message())
          .ifPresent(
              index ->
                  relations
                      .named(index.table(), now.locks().keySet())
                      .ifPresent(
                          table ->
                              indexes
                                  .computeIfAbsent(table.number(), number -> new ArrayList<>())
                                  .add(index.name())));
    }
    return indexes;
  }

  private static boolean isEmpty(Relation table, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select r.relname, n.nspname from pg_catalog.pg_class as r join"
                    + " pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=)"
                    + " r.relnamespace where r.oid operator(pg_catalog.=) "
                    + table.number())) {
      row.next();
      return isEmpty(SqlIdentifier.of(row.getString(2), row.getString(1)), connection);
    }
  }

  private static boolean isEmpty(String table, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select not exists (select from " + table + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @Override
  public void ran(Subject changeSet, Connection connection) throws SQLException {
    Schema before = schema;
    schema = reader.read(observer);
    changeSets.add(
        new ObservedChangeSet(
            changeSet.id(), statements, relations, before, schema, left(connection)));
  }

  private List<String> left(Connection connection) throws SQLException {
    List<String> left = new ArrayList<>();
    settings(connection)
        .forEach(
            (name, value) -> {
              if (!value.equals(settings.get(name)) && !OWN_SETTINGS.contains(name)) {
                left.add(name + " = " + value);
              }
            });
    return left;
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select name, setting from pg_catalog.pg_settings where source"
                    + " operator(pg_catalog.=) 'session'")) {
      while (row.next()) {
        settings.put(row.getString(1), row.getString(2));
      }
    }
    return settings;
  }
}
