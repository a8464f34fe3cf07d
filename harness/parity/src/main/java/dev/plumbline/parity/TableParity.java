package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of table it is: where its rows are, and whether they can be written and stay. */
final class TableParity {

  private static final Pattern HASH_BOUND = Pattern.compile("modulus (\\d+)");

  private final TablePair tables;
  private final Consumer<ParityDifference> differences;

  private TableParity(TablePair tables, Consumer<ParityDifference> differences) {
    this.tables = tables;
    this.differences = differences;
  }

  static void compare(TablePair tables, Consumer<ParityDifference> differences) {
    TableParity parity = new TableParity(tables, differences);
    if (tables.actual().type().isView()) {
      parity.view();
    } else {
      parity.unlogged();
      parity.inheritance();
    }
    if (tables.actual().type() == Table.Type.PARTITIONED_TABLE) {
      parity.partitions();
    }
  }

  private void view() {
    Table.View view = tables.actual().view();
    if (isReadOnly() || view == null) {
      return;
    }
    boolean fails = !view.writable();
    report(
        Assessment.of(
                FindingCode.TABLE_IS_VIEW,
                "a table",
                "a " + tables.actual().type() + (fails ? " that cannot be written to" : ""),
                fails
                    ? "Saving an entity fails: cannot insert into view \""
                        + tables.actual().name().name()
                        + "\"."
                    : "Nothing breaks. Keys and constraints of the tables behind a view are not looked"
                        + " for.")
            .withSeverity(
                fails && tables.entity().isPresent()
                    ? FindingCode.TABLE_IS_VIEW.severity()
                    : Severity.NOTE));
  }

  /** An INSERT that mentions no column still draws an identity. */
  private boolean isReadOnly() {
    boolean drawsIdentity =
        tables.mapped().columns().stream().anyMatch(column -> column.identity() != null);
    return tables
        .entity()
        .filter(
            entity ->
                entity.immutable()
                    || (!drawsIdentity
                        && entity.columns().values().stream().noneMatch(MappedColumn::insertable)))
        .isPresent();
  }

  private void unlogged() {
    if (tables.actual().unlogged() && !tables.mapped().unlogged()) {
      report(
          Assessment.of(
              FindingCode.TABLE_UNLOGGED, "a table that survives a crash", "an unlogged table"));
    }
  }

  private List<Table> children() {
    return tables.database().tables().stream()
        .filter(table -> table.inheritance().parents().contains(tables.actual().name()))
        .toList();
  }

  private void inheritance() {
    List<String> heirs =
        children().stream()
            .filter(table -> table.inheritance().partitionBound() == null)
            .map(Table::label)
            .toList();
    if (!heirs.isEmpty()) {
      report(
          Assessment.of(
              FindingCode.TABLE_INHERITED,
              "a table of its own",
              "a table that " + String.join(", ", heirs) + " inherits from"));
    }
  }

  private void partitions() {
    List<Table> partitions = children();
    if (partitions.isEmpty()) {
      noPartition(
          "no partition", "Every INSERT fails: no partition of relation \"%s\" found for row.");
    } else if (isDividedByHash() && !coversAllRemainders(partitions)) {
      noPartition(
          "partitions for some of the remainders",
          "Some INSERTs fail: no partition of relation \"%s\" found for row.");
    }
  }

  private void noPartition(String found, String consequence) {
    report(
        Assessment.of(
            FindingCode.PARTITION_MISSING,
            "a partition for every row",
            found,
            String.format(consequence, tables.actual().name().name())));
  }

  private boolean isDividedByHash() {
    String key = tables.actual().inheritance().partitionKey();
    return key != null && key.startsWith("HASH");
  }

  /** Each partition takes one part in as many as its modulus says. */
  private static boolean coversAllRemainders(List<Table> partitions) {
    BigDecimal covered = BigDecimal.ZERO;
    for (Table partition : partitions) {
      String bound = partition.inheritance().partitionBound();
      Matcher modulus = HASH_BOUND.matcher(bound == null ? "" : bound);
      if (modulus.find()) {
        covered =
            covered.add(
                BigDecimal.ONE.divide(new BigDecimal(modulus.group(1)), MathContext.DECIMAL128));
      }
    }
    return covered.add(new BigDecimal("0.000001")).compareTo(BigDecimal.ONE) >= 0;
  }

  private void report(Assessment assessment) {
    differences.accept(tables.difference(assessment));
  }
}
