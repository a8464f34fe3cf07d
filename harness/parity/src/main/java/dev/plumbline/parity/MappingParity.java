package dev.plumbline.parity;

import dev.plumbline.canonical.CanonicalExpressions;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Location;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Parity: does the schema that the entities expect hold in the database?
 *
 * <p>Both schemas must have been read from servers of the same version, so that types and
 * expressions were printed by the same printer. A difference is judged by what breaks: errors make
 * a statement fail or data go wrong, warnings are promises of the mapping that the database does
 * not keep, notes are what the database has in addition. Names of constraints and indexes do not
 * matter, what they enforce does.
 *
 * <p>Pure, but for what is replayed on a server; safe for use by several threads.
 */
public final class MappingParity {

  /** Compares one aspect of a pair of tables. */
  private interface TableAspect {
    void compare(TablePair tables, Consumer<Finding> findings);
  }

  private static final List<TableAspect> TABLE_ASPECTS =
      List.of(
          TableParity::compare,
          RowAccessParity::compare,
          ColumnParity::compare,
          PrimaryKeyParity::compare,
          ForeignKeyParity::compare,
          UniquenessParity::compare,
          IndexParity::compare,
          CheckParity::compare);

  private final Mapping mapping;
  private final RejectedValues rejected;
  private final Schema mapped;
  private final Schema actual;
  private final List<Finding> findings = new ArrayList<>();

  private MappingParity(Mapping mapping, Schema actual, RejectedValues rejected) {
    this.rejected = rejected;
    this.mapping = mapping;
    this.mapped = mapping.schema();
    this.actual = actual;
  }

  /**
   * Every finding at once. Expressions that the two schemas word differently are first replayed on
   * the server, so that other words for the same thing are no difference; where all are worded
   * alike, the server is not asked.
   *
   * @param mapping what the entities expect
   * @param actual the schema that the database has
   * @param scratch a connection to that database, or to another that has its types and functions;
   *     everything that is done there is rolled back
   * @throws SQLException if the role may not create a schema in the scratch database, or the
   *     connection breaks
   */
  public static Findings compare(Mapping mapping, Schema actual, Connection scratch)
      throws SQLException {
    Mapping expected =
        new Mapping(
            CanonicalExpressions.of(mapping.schema(), actual, scratch),
            mapping.tables(),
            mapping.findings(),
            mapping.counters());
    Schema found = CanonicalExpressions.of(actual, mapping.schema(), scratch);
    return compare(expected, found, RejectedValues.of(expected, found, scratch));
  }

  /**
   * Every finding at once, expressions compared by the words that PostgreSQL has printed.
   *
   * @param mapping what the entities expect
   * @param actual the schema that the database has
   */
  public static Findings compare(Mapping mapping, Schema actual) {
    return compare(mapping, actual, RejectedValues.UNKNOWN);
  }

  private static Findings compare(Mapping mapping, Schema actual, RejectedValues rejected) {
    MappingParity parity = new MappingParity(mapping, actual, rejected);
    parity.findings.addAll(mapping.findings());
    parity.mappedTables();
    parity.unmappedTables();
    SequenceParity.compare(mapping, actual, parity.findings::add);
    EnumTypeParity.compare(mapping, actual, parity.findings::add);
    CompositeTypeParity.compare(mapping, actual, parity.findings::add);
    return Findings.of(parity.findings);
  }

  /**
   * Every finding at once, of a mapping of which only the DDL is known.
   *
   * @param mapped the schema that the entities expect
   * @param actual the schema that the database has
   */
  public static Findings compare(Schema mapped, Schema actual) {
    return compare(Mapping.of(mapped), actual);
  }

  private void mappedTables() {
    Map<QualifiedName, Table> counterparts =
        actual.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
    for (Table table : mapped.tables()) {
      Table counterpart = counterparts.get(table.name());
      if (counterpart == null) {
        findings.add(missing(table));
      } else {
        TablePair pair = TablePair.of(table, counterpart, mapping, actual, rejected);
        TABLE_ASPECTS.forEach(aspect -> aspect.compare(pair, findings::add));
      }
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
            "Every query on the entity fails: relation \""
                + table.name().name()
                + "\" does not exist.",
            "Add a changeSet that creates it, or correct @Table on the entity.")
        .at(place(table));
  }

  private static Location place(Table table) {
    return new Location("table", table.name(), List.of(), null);
  }

  private void unmappedTables() {
    Set<QualifiedName> known =
        mapped.tables().stream().map(Table::name).collect(Collectors.toSet());
    for (Table table : actual.tables()) {
      if (table.type() != Table.Type.PARTITION && !known.contains(table.name())) {
        findings.add(
            Finding.of(
                    FindingCode.TABLE_UNMAPPED,
                    table.label(),
                    "no such " + table.type(),
                    "a " + table.type() + " that no entity maps",
                    "Nothing breaks.",
                    "Map it, drop it, or leave it to native SQL.")
                .at(place(table)));
      }
    }
  }
}
