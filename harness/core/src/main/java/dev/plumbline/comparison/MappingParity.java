package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Parity: does the schema that the entities expect hold in the database?
 *
 * <p>Both schemas must have been read from servers of the same version, so that types and
 * expressions were printed by the same printer. A difference is judged by what breaks: errors make
 * a statement fail or data go wrong, warnings are promises of the mapping that the database does
 * not keep, notes are what the database has in addition. Names of constraints and indexes do not
 * matter, what they enforce does.
 *
 * <p>Pure; safe for use by several threads.
 */
public final class MappingParity {

  /** Compares one aspect of a pair of tables. */
  private interface TableAspect {
    void compare(TablePair tables, Consumer<Finding> findings);
  }

  private static final List<TableAspect> TABLE_ASPECTS =
      List.of(
          ColumnParity::compare,
          PrimaryKeyParity::compare,
          ForeignKeyParity::compare,
          UniquenessParity::compare,
          IndexParity::compare,
          CheckParity::compare);

  private final Schema mapped;
  private final Schema actual;
  private final List<Finding> findings = new ArrayList<>();

  private MappingParity(Schema mapped, Schema actual) {
    this.mapped = mapped;
    this.actual = actual;
  }

  /**
   * Every finding at once.
   *
   * @param mapping what the entities expect
   * @param actual the schema that the database has
   */
  public static Findings compare(Mapping mapping, Schema actual) {
    return compare(mapping.schema(), actual);
  }

  /**
   * Every finding at once.
   *
   * @param mapped the schema that the entities expect
   * @param actual the schema that the database has
   */
  public static Findings compare(Schema mapped, Schema actual) {
    MappingParity parity = new MappingParity(mapped, actual);
    parity.mappedTables();
    parity.unmappedTables();
    SequenceParity.compare(mapped, actual, parity.findings::add);
    EnumTypeParity.compare(mapped, actual, parity.findings::add);
    return Findings.of(parity.findings);
  }

  private void mappedTables() {
    for (Table table : mapped.tables()) {
      actual
          .table(table.name())
          .ifPresentOrElse(
              counterpart -> {
                TablePair pair = new TablePair(table, counterpart);
                TABLE_ASPECTS.forEach(aspect -> aspect.compare(pair, findings::add));
              },
              () -> findings.add(missing(table)));
    }
  }

  private Finding missing(Table table) {
    String elsewhere =
        actual.tables().stream()
            .map(Table::name)
            .filter(name -> name.name().equalsIgnoreCase(table.name().name()))
            .map(QualifiedName::toString)
            .findFirst()
            .map(name -> "no such table, but there is " + name)
            .orElse("no such table");
    return Finding.of(
        FindingCode.TABLE_MISSING,
        table.label(),
        "a table with the columns "
            + String.join(", ", table.columns().stream().map(column -> column.name()).toList()),
        elsewhere,
        "Every query on the entity fails: relation \"" + table.name().name() + "\" does not exist.",
        "Add a changeSet that creates it, or correct @Table on the entity.");
  }

  private void unmappedTables() {
    for (Table table : actual.tables()) {
      if (table.type() != Table.Type.PARTITION && mapped.table(table.name()).isEmpty()) {
        findings.add(
            Finding.of(
                FindingCode.TABLE_UNMAPPED,
                table.label(),
                "no such " + table.type(),
                "a " + table.type() + " that no entity maps",
                "Nothing breaks.",
                "Map it, drop it, or leave it to native SQL."));
      }
    }
  }
}
