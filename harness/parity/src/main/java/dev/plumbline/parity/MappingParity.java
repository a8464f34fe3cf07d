package dev.plumbline.parity;

import dev.plumbline.canonical.CanonicalExpressions;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.parity.ParityDifference.Assessment;
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
    void compare(TablePair tables, Consumer<ParityDifference> differences);
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
  private final Schema actual;
  private final RejectedValues rejected;
  private final List<ParityDifference> differences = new ArrayList<>();

  private MappingParity(Mapping mapping, Schema actual, RejectedValues rejected) {
    this.mapping = mapping;
    this.actual = actual;
    this.rejected = rejected;
  }

  /**
   * Every difference at once. Expressions that the two schemas word differently are first replayed
   * on the server, so that other words for the same thing are no difference; where all are worded
   * alike, the server is not asked.
   *
   * @param mapping what the entities expect
   * @param actual the schema that the database has
   * @param scratch a connection to that database, or to another that has its types and functions;
   *     everything that is done there is rolled back
   * @throws SQLException if the role may not create a schema in the scratch database, or the
   *     connection breaks
   */
  public static ParityDifferences differences(Mapping mapping, Schema actual, Connection scratch)
      throws SQLException {
    Mapping expected =
        new Mapping(
            CanonicalExpressions.of(mapping.schema(), actual, scratch),
            mapping.tables(),
            mapping.findings(),
            mapping.counters());
    Schema found = CanonicalExpressions.of(actual, mapping.schema(), scratch);
    return new MappingParity(expected, found, RejectedValues.of(expected, found, scratch))
        .compared(mapping, actual);
  }

  /**
   * Every difference at once, expressions compared by the words that PostgreSQL has printed.
   *
   * @param mapping what the entities expect
   * @param actual the schema that the database has
   */
  public static ParityDifferences differences(Mapping mapping, Schema actual) {
    return new MappingParity(mapping, actual, RejectedValues.UNKNOWN).compared(mapping, actual);
  }

  /**
   * The findings of {@link #differences(Mapping, Schema, Connection)}.
   *
   * @throws SQLException as there
   */
  public static Findings compare(Mapping mapping, Schema actual, Connection scratch)
      throws SQLException {
    return differences(mapping, actual, scratch).findings();
  }

  private ParityDifferences compared(Mapping mappingAsRead, Schema actualAsRead) {
    tables(mappingAsRead.schema(), actualAsRead);
    unmappedTables();
    SequenceParity.compare(mapping, actual, differences::add);
    EnumTypeParity.compare(mapping, actual, differences::add);
    CompositeTypeParity.compare(mapping, actual, differences::add);
    return new ParityDifferences(mappingAsRead, actualAsRead, differences);
  }

  private void tables(Schema mappedAsRead, Schema actualAsRead) {
    Map<QualifiedName, Table> counterparts = byName(actual);
    Map<QualifiedName, Table> counterpartsAsRead = byName(actualAsRead);
    Map<QualifiedName, Table> asRead = byName(mappedAsRead);
    for (Table table : mapping.schema().tables()) {
      Table counterpart = counterparts.get(table.name());
      if (counterpart == null) {
        differences.add(missing(table));
      } else {
        TablePair pair =
            TablePair.of(
                table,
                counterpart,
                asRead.getOrDefault(table.name(), table),
                counterpartsAsRead.getOrDefault(table.name(), counterpart),
                mapping,
                actual,
                rejected);
        TABLE_ASPECTS.forEach(aspect -> aspect.compare(pair, differences::add));
      }
    }
  }

  private static Map<QualifiedName, Table> byName(Schema schema) {
    return schema.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
  }

  private ParityDifference missing(Table table) {
    String elsewhere =
        actual.tables().stream()
            .map(Table::name)
            .filter(name -> name.name().equalsIgnoreCase(table.name().name()))
            .map(QualifiedName::toString)
            .findFirst()
            .map(name -> "no such table, but there is " + name)
            .orElse("no such table");
    return new ParityDifference.OfTable(
        table,
        null,
        Assessment.of(
            FindingCode.TABLE_MISSING,
            "a table with the columns "
                + String.join(", ", table.columns().stream().map(column -> column.name()).toList()),
            elsewhere,
            "Every query on the entity fails: relation \""
                + table.name().name()
                + "\" does not exist."));
  }

  private void unmappedTables() {
    Set<QualifiedName> known = byName(mapping.schema()).keySet();
    for (Table table : actual.tables()) {
      if (table.type() != Table.Type.PARTITION && !known.contains(table.name())) {
        differences.add(
            new ParityDifference.OfTable(
                null,
                table,
                Assessment.of(
                    FindingCode.TABLE_UNMAPPED,
                    "no such " + table.type(),
                    "a " + table.type() + " that no entity maps")));
      }
    }
  }
}
