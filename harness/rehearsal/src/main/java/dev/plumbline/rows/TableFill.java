package dev.plumbline.rows;

import dev.plumbline.rows.ColumnValues.QualifiedColumn;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.rows.Session.Outcome;
import dev.plumbline.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one table or partition. */
final class TableFill {

  /** Of how many rows at least one is expected to pass. */
  private static final int WIDER = 8;

  private static final int ROUNDS = 4;

  /** Statements that may fail before no more are tried. */
  private static final int MOST_FAILURES = 150;

  /**
   * What became of it.
   *
   * @param next number of the next row
   * @param reason why there are no rows, or null if there are some
   */
  record Result(long next, @Nullable String reason) {}

  private final Session session;
  private final Schema schema;
  private final Target target;
  private final List<ParentJoin> joins;
  private final PlainValues plain;
  private final Set<QualifiedColumn> narrowed;
  private final long seed;
  private int failures;
  private long written;
  private @Nullable String refusal;

  TableFill(
      Session session,
      Schema schema,
      Target target,
      List<ParentJoin> joins,
      PlainValues plain,
      Set<QualifiedColumn> narrowed,
      long seed) {
    this.session = session;
    this.schema = schema;
    this.target = target;
    this.joins = joins;
    this.plain = plain;
    this.narrowed = narrowed;
    this.seed = seed;
  }

  /** Rows of that kind, or plain ones where the server takes none of it. */
  Result fill(Kind kind, long first, long rows) throws SQLException {
    long next = fillWith(kind, first, rows);
    if (written == 0 && kind == Kind.HOSTILE) {
      next = fillWith(Kind.PLAIN, next, rows);
    }
    return new Result(next, written > 0 ? null : reason());
  }

  private String reason() {
    if (refusal != null) {
      return refusal;
    }
    return "the server took the rows, but did not keep them: a trigger or a rule leaves them out";
  }

  private long fillWith(Kind kind, long first, long rows) throws SQLException {
    failures = 0;
    RowQuery query = query(kind, first, rows);
    long next = first;
    long width = rows;
    for (int round = 0; round < ROUNDS && written < rows; round++) {
      long before = written;
      Outcome outcome = session.attempt(query.insert(next, next + width - 1, rows - written));
      written += outcome.rows();
      if (outcome.refusal() != null) {
        refusal = outcome.refusal();
        halved(query, next, next + rows - 1);
        return next + rows;
      }
      next += width;
      width = Math.max(MOST_FAILURES, (rows - written) * WIDER);
      if (round > 0 && written == before && written > 0) {
        break;
      }
    }
    if (written == 0) {
      why(query, first);
    }
    return next;
  }

  private RowQuery query(Kind kind, long first, long rows) throws SQLException {
    ColumnValues values = new ColumnValues(schema, target, kind, seed, plain, narrowed);
    RowPlan plan = RowPlan.of(target, values, joins);
    ChoiceSearch search = new ChoiceSearch(session, plan, kind, values, first, rows);
    return new RowQuery(plan, kind, search.choices());
  }

  /** All that the server takes, when it does not take everything at once. */
  private void halved(RowQuery query, long first, long last) throws SQLException {
    if (failures > MOST_FAILURES || first > last) {
      return;
    }
    Outcome outcome = session.attempt(query.insertAlone(first, last));
    written += outcome.rows();
    if (outcome.refusal() == null) {
      return;
    }
    refusal = outcome.refusal();
    failures++;
    if (first < last) {
      long middle = (first + last) / 2;
      halved(query, first, middle);
      halved(query, middle + 1, last);
    }
  }

  /** Asks the server, by a row that was known not to pass. */
  private void why(RowQuery query, long number) throws SQLException {
    Outcome outcome = session.attempt(query.insertUnchecked(number));
    written += outcome.rows();
    if (outcome.refusal() != null) {
      refusal = outcome.refusal();
    }
  }
}
