package dev.plumbline.hibernate;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.hibernate.MappedRelations.ColumnName;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database in which Hibernate's DDL becomes a schema, in one session: a copy of the migrated
 * one, so that everything is there that the changelog has made for mappings to use, without the
 * relations that Hibernate creates itself.
 *
 * <p>What the server rejects is told and left out; it does not keep the rest from being created.
 */
final class ScratchDatabase implements AutoCloseable {

  /** So few that the locks of one transaction fit into a server's default lock table. */
  private static final int STATEMENTS_AT_ONCE = 200;

  /** Duplicate object, schema, function: the changelog has made it already. */
  private static final Set<String> ALREADY_THERE = Set.of("42710", "42P06", "42723");

  private static final String RELATION_EXISTS = "42P07";

  private static final Pattern NAMED =
      Pattern.compile(
          "^(create (?:unique )?index )\\S+( on .*)|^(alter table .* add )constraint \\S+( unique .*)",
          Pattern.DOTALL);

  private static final Pattern UNIQUE = Pattern.compile("\\sunique$");

  private static final Pattern TABLE =
      Pattern.compile(
          "^\\s*(?:alter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?"
              + "|create\\s+(?:unique\\s+)?index\\s+.*?\\son\\s+(?:only\\s+)?"
              + "|create\\s+(?:materialized\\s+)?view\\s+|create\\s+sequence\\s+)",
          Pattern.DOTALL);

  private final Connection connection;
  private final Statement statement;
  private final BoundEntities bound;
  private final Consumer<Rejection> rejections;

  private ScratchDatabase(
      Connection connection, BoundEntities bound, Consumer<Rejection> rejections)
      throws SQLException {
    this.connection = connection;
    this.statement = connection.createStatement();
    this.bound = bound;
    this.rejections = rejections;
  }

  /**
   * What becomes of the entities' DDL.
   *
   * @param copy of the migrated database, opened by a role that owns what is in it
   * @param rejections gets what the server rejects
   */
  static Schema create(DataSource copy, BoundEntities bound, Consumer<Rejection> rejections)
      throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(copy.getConnection(), bound, rejections)) {
      return scratch.create();
    }
  }

  private Schema create() throws SQLException {
    statement.execute("set synchronous_commit = off");
    DisplacedRelations.move(bound.relations().names(), connection);
    Schema before = CatalogReader.read(connection);
    OwnTypes types = new OwnTypes(bound.defaultNamespace());
    List<String> statements = types.beside(before, bound.statements(), statement);
    for (int from = 0; from < statements.size(); from += STATEMENTS_AT_ONCE) {
      int to = Math.min(from + STATEMENTS_AT_ONCE, statements.size());
      create(statements.subList(from, to));
    }
    return types.instead(DisplacedRelations.added(before, CatalogReader.read(connection)));
  }

  /**
   * Many statements at a time. Only if one fails are they executed one by one, as Hibernate does,
   * which tells the culprits and spares what cannot run in a transaction, or is several statements
   * in one text.
   */
  private void create(List<String> statements) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (String sql : statements) {
        statement.addBatch(sql);
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      connection.setAutoCommit(true);
      statement.clearBatch();
      createOneByOne(statements);
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void createOneByOne(List<String> statements) throws SQLException {
    for (String sql : statements) {
      Optional<SQLException> failure = attemptNameless(sql);
      if (failure.isPresent() && !ALREADY_THERE.contains(failure.get().getSQLState())) {
        Optional<TableParts> table = TableParts.of(sql, bound.defaultNamespace());
        if (table.isPresent()) {
          createInParts(table.get(), sql, failure.get());
        } else {
          rejections.accept(Rejection.of(table(sql), null, sql, failure.get()));
        }
      }
    }
  }

  /** Names of indexes do not matter, and a table that no entity maps may have used this one. */
  private Optional<SQLException> attemptNameless(String sql) throws SQLException {
    Optional<SQLException> failure = attempt(sql);
    String nameless = NAMED.matcher(sql).replaceFirst("$1$3$2$4");
    return failure.filter(e -> RELATION_EXISTS.equals(e.getSQLState())).isPresent()
            && !nameless.equals(sql)
        ? attempt(nameless)
        : failure;
  }

  private Optional<SQLException> attempt(String sql) throws SQLException {
    try {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  private @Nullable QualifiedName table(String sql) {
    Matcher matcher = TABLE.matcher(sql.toLowerCase(Locale.ROOT));
    return matcher.find()
        ? SqlName.at(sql.substring(matcher.end()), bound.defaultNamespace()).orElse(null)
        : null;
  }

  /** Columns may refer to one another, so those that fail are tried again after the others. */
  private void createInParts(TableParts table, String sql, SQLException failure)
      throws SQLException {
    if (attempt(table.head() + " ()" + table.tail()).isPresent()
        && attempt(table.head() + " ()").isPresent()) {
      rejections.accept(Rejection.of(table.table(), null, sql, failure));
      return;
    }
    List<String> rejected = addAll(table, table.parts());
    List<String> columns =
        rejected.stream().filter(part -> TableParts.column(part).isPresent()).toList();
    for (String part : columns) {
      attempt(add(table, part))
          .ifPresent(
              e ->
                  rejections.accept(
                      Rejection.of(table.table(), TableParts.column(part).orElse(null), part, e)));
      standIn(table, part);
    }
    List<String> constraints = new ArrayList<>(rejected);
    constraints.removeAll(columns);
    for (String part : addAll(table, constraints)) {
      attempt(add(table, part))
          .ifPresent(e -> rejections.accept(Rejection.of(table.table(), null, part, e)));
    }
  }

  /** Those that the server rejects even after all others are there. */
  private List<String> addAll(TableParts table, List<String> parts) throws SQLException {
    List<String> pending = parts;
    int before;
    do {
      before = pending.size();
      List<String> failed = new ArrayList<>();
      for (String part : pending) {
        if (attempt(add(table, part)).isPresent()) {
          failed.add(part);
        }
      }
      pending = failed;
    } while (!pending.isEmpty() && pending.size() < before);
    return pending;
  }

  private static String add(TableParts table, String part) {
    return "alter table "
        + table.table().quoted()
        + (TableParts.column(part).isPresent() ? " add column " : " add ")
        + part;
  }

  /** The column as Hibernate would declare it by itself, so that all else about it can be asked. */
  private void standIn(TableParts table, String part) throws SQLException {
    String column = TableParts.column(part).orElseThrow();
    String plain = bound.relations().columns().get(new ColumnName(table.table(), column));
    if (plain != null) {
      String unique = UNIQUE.matcher(part.toLowerCase(Locale.ROOT)).find() ? " unique" : "";
      attempt(add(table, SqlIdentifier.of(column) + " " + plain + unique));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
