package dev.plumbline.rows;

import dev.plumbline.rows.FillOrder.Step;
import dev.plumbline.rows.GeneratedRows.Kind;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlIdentifier;
import dev.plumbline.text.SqlLiteral;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves sequences behind the keys in use, so that the next one that is drawn is new. */
final class SequencePositions {

  private SequencePositions() {}

  static void advance(Session session, Schema schema, Step step) throws SQLException {
    Table table = schema.table(step.table()).orElseThrow();
    PlainValues none = new PlainValues(1, Map.of());
    ColumnValues values =
        new ColumnValues(schema, step.targets().get(0), Kind.PLAIN, 0, none, Set.of());
    for (Column column : table.columns()) {
      Optional<Sequence> sequence = values.sequence(column);
      if (sequence.isPresent()) {
        session.attempt(advance(table, column.name(), sequence.get()));
      }
    }
  }

  private static String advance(Table table, String column, Sequence sequence) {
    boolean isRising = sequence.increment() > 0;
    return RowValue.qualified(
        """
        select pg_catalog.setval(%s::pg_catalog.regclass, s.m)
        from (select pg_catalog.%s(t.%s)::pg_catalog.int8 as m from %s as t) as s, %s as q
        where s.m {>=} (%d)::pg_catalog.int8 and s.m {<=} (%d)::pg_catalog.int8
          and (not q.is_called or s.m {%s} q.last_value)"""
            .formatted(
                SqlLiteral.of(sequence.name().quoted()),
                isRising ? "max" : "min",
                SqlIdentifier.of(column),
                ServerFacts.only(table),
                sequence.name().quoted(),
                sequence.minimum(),
                sequence.maximum(),
                isRising ? ">" : "<"));
  }
}
