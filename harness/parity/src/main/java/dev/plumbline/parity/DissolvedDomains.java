package dev.plumbline.parity;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Domain;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tables without domains: their columns have the types beneath, and what a domain asks of a value
 * is asked by the column. To a statement that makes no difference.
 */
final class DissolvedDomains {

  private final List<Domain> domains;

  private DissolvedDomains(List<Domain> domains) {
    this.domains = domains;
  }

  static Table in(Table table, Schema schema) {
    DissolvedDomains dissolved = new DissolvedDomains(schema.domains());
    return table.columns().stream().allMatch(column -> dissolved.of(column).isEmpty())
        ? table
        : dissolved.table(table);
  }

  /** The domains that columns of the table have for a type. */
  static Map<String, String> byColumn(Table table, Schema schema) {
    DissolvedDomains dissolved = new DissolvedDomains(schema.domains());
    return table.columns().stream()
        .filter(column -> dissolved.of(column).isPresent())
        .collect(Collectors.toMap(Column::name, Column::type));
  }

  /** The domain that is the column's type, if one is. */
  private Optional<Domain> of(Column column) {
    return domains.isEmpty() ? Optional.empty() : named(column.type().replace("\"", ""));
  }

  private Optional<Domain> named(String type) {
    return domains.stream().filter(domain -> domain.label().equals(type)).findFirst();
  }

  private Table table(Table table) {
    List<Column> columns = new ArrayList<>();
    List<Check> checks = new ArrayList<>(table.checks());
    for (Column column : table.columns()) {
      Column beneath = column;
      for (int i = 0; i <= domains.size(); i++) { // domains may rest on domains
        Optional<Domain> domain = of(beneath);
        if (domain.isEmpty()) {
          break;
        }
        checks.addAll(checks(domain.get(), column));
        beneath = beneath(domain.get(), beneath);
      }
      columns.add(beneath);
    }
    Table.Constraints constraints = table.constraints();
    return new Table(
        table.name(),
        table.type(),
        table.unlogged(),
        columns,
        new Table.Constraints(
            constraints.primaryKey(),
            constraints.uniqueConstraints(),
            constraints.foreignKeys(),
            checks,
            constraints.exclusions(),
            constraints.notNulls()),
        table.indexes(),
        table.triggers(),
        table.rules(),
        table.switchedTriggers(),
        table.rowSecurity(),
        table.inheritance(),
        table.view(),
        table.foreign(),
        table.replicaIdentity(),
        table.tuning(),
        table.grants(),
        table.comment());
  }

  private static List<Check> checks(Domain domain, Column column) {
    return domain.checks().stream()
        .map(
            check ->
                new Check(
                    check.name(),
                    List.of(column.name()),
                    check.expression(),
                    check.inherited(),
                    check.enforcement(),
                    check.comment()))
        .toList();
  }

  private static Column beneath(Domain domain, Column column) {
    return new Column(
        column.name(),
        domain.type(),
        column.nullable() && domain.nullable(),
        column.defaultExpression() != null
            ? column.defaultExpression()
            : domain.defaultExpression(),
        column.identity(),
        column.identitySequence(),
        column.generation(),
        column.collation() != null ? column.collation() : domain.collation(),
        column.foreignOptions(),
        column.tuning(),
        column.grants(),
        column.comment());
  }
}
