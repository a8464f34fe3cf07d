package dev.plumbline.parity;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Location;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.Counter;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys that rows of the changelog have and that are still to be generated: the rows were stored
 * under keys of their own, and nobody has moved the sequence past them. Immutable.
 *
 * @param taken for each key column that is affected, the lowest of them
 */
public record TakenKeys(List<Taken> taken) {

  private static final System.Logger LOG = System.getLogger(TakenKeys.class.getName());

  /** So near that the first INSERTs meet it. */
  private static final long SOON = 1_000;

  private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint");

  /**
   * A key that is there already.
   *
   * @param table of the entity
   * @param column that holds its key
   * @param source where keys are drawn from, in words
   * @param next key to be drawn
   * @param key the lowest that is there, from {@code next} on
   */
  public record Taken(QualifiedName table, String column, String source, long next, long key) {}

  public TakenKeys {
    taken = List.copyOf(taken);
  }

  /**
   * What there is to look at: where which key is drawn from, in a fixed order. Where it is empty,
   * no database needs to be asked; where it is the same, the same database gives the same answer.
   */
  public static List<String> sources(Mapping mapping) {
    List<String> sources = new ArrayList<>();
    for (Table table : mapping.schema().tables()) {
      MappedTable known = mapping.tables().get(table.name());
      for (Column column : table.columns()) {
        MappedColumn attribute = known == null ? null : known.columns().get(column.name());
        if (column.identity() != null) {
          sources.add(table.name() + "." + column.name() + " identity");
        } else if (attribute != null && attribute.sequence() != null) {
          sources.add(table.name() + "." + column.name() + " " + attribute.sequence());
        }
      }
    }
    mapping.counters().stream().map(Counter::toString).sorted().forEach(sources::add);
    return sources;
  }

  /**
   * Looks at every key that Hibernate draws from a sequence, an identity column or a table of
   * counters.
   *
   * @param database as the changelog left it; it is only read
   * @param mapping what the entities expect
   * @param actual the schema of that database
   * @throws SQLException if the connection breaks
   */
  public static TakenKeys in(Connection database, Mapping mapping, Schema actual)
      throws SQLException {
    try (Statement statement = database.createStatement()) {
      Survey survey = new Survey(statement, actual);
      for (Table table : mapping.schema().tables()) {
        MappedTable known = mapping.tables().get(table.name());
        for (Column column : table.columns()) {
          MappedColumn attribute = known == null ? null : known.columns().get(column.name());
          if (survey.has(table.name(), column.name())) {
            survey.ask(table.name(), () -> survey.sequence(table.name(), column, attribute));
          }
        }
      }
      for (Counter counter : mapping.counters()) {
        if (survey.has(counter.table(), counter.column())) {
          survey.ask(counter.table(), () -> survey.counter(counter));
        }
      }
      return new TakenKeys(survey.taken);
    }
  }

  /** An error where one of the first INSERTs fails, a note where that is far away. */
  public Findings findings() {
    return Findings.of(taken.stream().map(TakenKeys::finding).toList());
  }

  private static Finding finding(Taken taken) {
    String subject = taken.table() + "." + taken.column();
    boolean isNext = taken.key() == taken.next();
    return new Finding(
            FindingCode.SEQUENCE_START_MISMATCH,
            taken.key() - taken.next() < SOON ? Severity.ERROR : Severity.NOTE,
            subject,
            "a next key that no row has",
            taken.source() + " goes on with " + taken.next() + ", and a row has " + taken.key(),
            "Saving "
                + (isNext ? "the next new entity" : "the new entity that gets this key")
                + " fails: duplicate key value violates unique constraint.",
            "Let the changeSet that stores rows under keys of their own move what keys are drawn"
                + " from past them: setval, ALTER TABLE … ALTER COLUMN … RESTART, or an INSERT into"
                + " the table of counters.")
        .at(new Location("column", taken.table(), List.of(taken.column()), null));
  }

  private interface Question {
    void ask() throws SQLException;
  }

  /** Asks the server, column by column. */
  private static final class Survey {

    /** What needs no other server. */
    private static final Set<Table.Type> LOCAL =
        Set.of(Table.Type.TABLE, Table.Type.PARTITIONED_TABLE);

    private final Statement statement;
    private final Schema actual;
    private final List<Taken> taken = new ArrayList<>();

    Survey(Statement statement, Schema actual) {
      this.statement = statement;
      this.actual = actual;
    }

    /** Whether it is a column of numbers in a table. */
    boolean has(QualifiedName table, String column) {
      return actual
          .table(table)
          .filter(there -> LOCAL.contains(there.type()))
          .flatMap(there -> there.column(column))
          .filter(there -> NUMBERS.contains(there.type()))
          .isPresent();
    }

    /** One that the server refuses to answer does not hide the others. */
    void ask(QualifiedName table, Question question) throws SQLException {
      try {
        question.ask();
      } catch (SQLException e) {
        if (statement.isClosed() || statement.getConnection().isClosed()) {
          throw e;
        }
        LOG.log(System.Logger.Level.WARNING, "Not known which keys of " + table + " are taken", e);
      }
    }

    void sequence(QualifiedName table, Column column, @Nullable MappedColumn attribute)
        throws SQLException {
      String name = null;
      if (column.identity() != null) {
        name =
            text(
                "select pg_catalog.pg_get_serial_sequence("
                    + SqlLiteral.of(table.quoted())
                    + ", "
                    + SqlLiteral.of(column.name())
                    + ")");
      } else if (attribute != null && attribute.sequence() != null) {
        name = attribute.sequence().quoted();
      }
      String found =
          name == null
              ? null
              : text("select pg_catalog.to_regclass(" + SqlLiteral.of(name) + ")::pg_catalog.text");
      if (name == null || found == null) {
        return; // a finding of its own
      }
      String next =
          text(
              "select case when drawn.is_called then drawn.last_value operator(pg_catalog.+) s.seqincrement"
                  + " else drawn.last_value end from "
                  + name
                  + " drawn, pg_catalog.pg_sequence s where s.seqincrement operator(pg_catalog.>) 0"
                  + " and s.seqrelid operator(pg_catalog.=) "
                  + SqlLiteral.of(name)
                  + "::pg_catalog.regclass");
      if (next != null) {
        look(table, column.name(), "the sequence " + found, Long.parseLong(next));
      }
    }

    void counter(Counter counter) throws SQLException {
      if (actual.table(counter.counters()).isEmpty()) {
        return; // a finding of its own
      }
      String next =
          text(
              "select c."
                  + SqlIdentifier.of(counter.valueColumn())
                  + " from "
                  + counter.counters().quoted()
                  + " c where c."
                  + SqlIdentifier.of(counter.nameColumn())
                  + " operator(pg_catalog.=) "
                  + SqlLiteral.of(counter.name()));
      look(
          counter.table(),
          counter.column(),
          "the counter " + counter.name() + " in " + counter.counters(),
          next == null ? counter.initial() : Long.parseLong(next));
    }

    private void look(QualifiedName table, String column, String source, long next)
        throws SQLException {
      String key =
          text(
              "select pg_catalog.min(k."
                  + SqlIdentifier.of(column)
                  + ") from "
                  + table.quoted()
                  + " k where k."
                  + SqlIdentifier.of(column)
                  + " operator(pg_catalog.>=) "
                  + next);
      if (key != null) {
        taken.add(new Taken(table, column, source, next, Long.parseLong(key)));
      }
    }

    private @Nullable String text(String sql) throws SQLException {
      try (ResultSet row = statement.executeQuery(sql)) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }
}
