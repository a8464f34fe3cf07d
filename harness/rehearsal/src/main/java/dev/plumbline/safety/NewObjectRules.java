package dev.plumbline.safety;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one would rather not have in tables, columns, keys and indexes that are new. */
final class NewObjectRules {

  private static final long INT_END = Integer.MAX_VALUE;
  private static final Set<String> SMALL = Set.of("integer", "smallint");

  private final Judge judge;
  private final List<Finding> findings = new ArrayList<>();

  private NewObjectRules(Judge judge) {
    this.judge = judge;
  }

  /** Of what a changeSet has created. */
  static List<Finding> of(Judge judge) {
    NewObjectRules rules = new NewObjectRules(judge);
    Schema before = judge.changeSet().before();
    for (Table table : judge.changeSet().after().tables()) {
      if (!table.type().isView()) {
        rules.table(table, before.table(table.name()).orElse(null));
      }
    }
    return rules.findings;
  }

  private void table(Table table, @Nullable Table before) {
    if (before == null
        && table.primaryKey() == null
        && (table.type() == Table.Type.TABLE || table.type() == Table.Type.PARTITIONED_TABLE)) {
      findings.add(
          judge.about(
              FindingCode.PRIMARY_KEY_MISSING,
              table.name(),
              null,
              "a primary key",
              "table " + table.name() + " has none"));
    }
    if (before == null && table.unlogged()) {
      findings.add(
          judge.about(
              FindingCode.NEW_OBJECT_DISCOURAGED,
              table.name(),
              null,
              "a table that outlives a crash",
              "table " + table.name() + " is UNLOGGED: a crash empties it, and replicas lack it"));
    }
    for (Column column : table.columns()) {
      Column earlier = before == null ? null : before.column(column.name()).orElse(null);
      if (earlier == null || !earlier.type().equals(column.type())) {
        column(table, column, earlier);
      }
    }
    for (ForeignKey key : table.foreignKeys()) {
      if (before == null
          || before.foreignKeys().stream().noneMatch(old -> old.columns().equals(key.columns()))) {
        foreignKey(table, key);
      }
    }
    for (Index index : table.indexes()) {
      if (before == null
          || before.indexes().stream().noneMatch(old -> old.name().equals(index.name()))) {
        RedundantIndex.of(table, index, before)
            .ifPresent(
                other ->
                    findings.add(
                        judge.about(
                            FindingCode.INDEX_REDUNDANT,
                            table.name(),
                            index.name(),
                            "no second index for the same searches",
                            other + " of " + table.name() + " serves them already")));
      }
    }
  }

  private void column(Table table, Column column, @Nullable Column earlier) {
    PrimaryKey key = table.primaryKey();
    boolean isKey = key != null && key.columns().equals(List.of(column.name()));
    boolean generated = column.identity() != null || isFromSequence(column);
    if (isKey && generated && SMALL.contains(column.type())) {
      runsOut(table, column, "keys of type " + column.type() + " end at 2,147,483,647");
    }
    if (column.type().equals("bigint") && isFromSmallSequence(column)) {
      runsOut(table, column, "its sequence still ends at 2,147,483,647");
    }
    if (earlier == null) {
      String why = discouraged(column);
      if (!why.isEmpty()) {
        findings.add(
            judge.about(
                FindingCode.NEW_OBJECT_DISCOURAGED,
                table.name(),
                column.name(),
                why.substring(0, why.indexOf('|')),
                table.name() + "." + column.name() + " is " + why.substring(why.indexOf('|') + 1)));
      }
    }
  }

  private void runsOut(Table table, Column column, String seen) {
    findings.add(
        judge.about(
            FindingCode.KEY_RUNS_OUT,
            table.name(),
            column.name(),
            "keys of type bigint, from a sequence of type bigint",
            table.name() + "." + column.name() + ": " + seen));
  }

  private static boolean isFromSequence(Column column) {
    return column.defaultExpression() != null && column.defaultExpression().startsWith("nextval(");
  }

  private boolean isFromSmallSequence(Column column) {
    Sequence identity = column.identitySequence();
    if (identity != null) {
      return identity.maximum() == INT_END;
    }
    return isFromSequence(column)
        && judge.changeSet().after().sequences().stream()
            .filter(sequence -> sequence.maximum() == INT_END)
            .anyMatch(
                sequence ->
                    Mentions.of(
                        sequence.name().name(),
                        Objects.requireNonNull(column.defaultExpression())));
  }

  private static String discouraged(Column column) {
    String type = column.type();
    if (type.startsWith("timestamp") && type.endsWith("without time zone")) {
      return "timestamp with time zone|" + type + ": the same text means another moment elsewhere";
    }
    if (type.startsWith("character(") || type.equals("\"char\"")) {
      return "text or character varying|" + type + ": padded with blanks";
    }
    if (type.equals("json")) {
      return "jsonb|json: SELECT DISTINCT, GROUP BY and UNION fail, it has no operator =";
    }
    if (isFromSequence(column)) {
      return "GENERATED BY DEFAULT AS IDENTITY|serial: its sequence has permissions of its own";
    }
    return "";
  }

  private void foreignKey(Table table, ForeignKey key) {
    Table target = judge.changeSet().after().table(key.target()).orElse(null);
    for (String name : key.columns()) {
      Column column = table.column(name).orElse(null);
      Column referenced =
          target == null ? null : target.column(key.targetOf(name).orElse("")).orElse(null);
      if (column != null && referenced != null && !column.type().equals(referenced.type())) {
        findings.add(
            judge.about(
                FindingCode.FOREIGN_KEY_TYPE_DIFFERS,
                table.name(),
                key.name(),
                name + " of type " + referenced.type() + ", like " + key.target(),
                name + " is of type " + column.type()));
      }
    }
    if (!isIndexed(table, key.columns())) {
      findings.add(
          judge.about(
              FindingCode.FOREIGN_KEY_UNINDEXED,
              table.name(),
              key.name(),
              "an index of "
                  + table.name()
                  + " that begins with "
                  + String.join(", ", key.columns()),
              "no index"));
    }
  }

  private static boolean isIndexed(Table table, List<String> columns) {
    return keys(table).anyMatch(keys -> startsWith(keys, columns));
  }

  private static Stream<List<String>> keys(Table table) {
    PrimaryKey primary = table.primaryKey();
    return Stream.of(
            primary == null ? Stream.<List<String>>of() : Stream.of(primary.columns()),
            table.uniqueConstraints().stream().map(UniqueConstraint::columns),
            table.indexes().stream().map(Index::keys))
        .flatMap(stream -> stream);
  }

  private static boolean startsWith(List<String> keys, List<String> columns) {
    return keys.size() >= columns.size()
        && Set.copyOf(keys.subList(0, columns.size())).equals(Set.copyOf(columns));
  }
}
