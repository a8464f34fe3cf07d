package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.parity.ParityDifference.OfTable;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A table that is missing, with all that belongs to it. */
final class TableRemedy {

  private final Table table;
  private final Draft draft;
  private final String name;

  private TableRemedy(Table table, Draft draft) {
    this.table = table;
    this.draft = draft;
    this.name = Sql.name(table.name());
  }

  static void missing(Finding finding, OfTable difference, Draft draft) {
    Table mapped = Objects.requireNonNull(difference.mapped());
    Optional<QualifiedName> elsewhere = elsewhere(mapped.name(), draft);
    if (elsewhere.isPresent()) {
      draft.leave(
          finding,
          "There is a table "
              + elsewhere.get()
              + ": a second, empty one would hide its rows. Let @Table name that one, or move or"
              + " rename it in a changeSet of your own.");
    } else if (untyped(mapped, draft).isPresent()) {
      draft.leave(
          finding,
          "Of what type "
              + untyped(mapped, draft).get()
              + " has to be, only the code of the attribute's type knows: Hibernate has no name for"
              + " it. Say it in @Column(columnDefinition), or write the changeSet yourself.");
    } else {
      new TableRemedy(mapped, draft).create(finding);
    }
  }

  static void unlogged(Finding finding, OfTable difference, Draft draft) {
    Table actual = Objects.requireNonNull(difference.actual());
    String alter = "ALTER TABLE " + Sql.name(actual.name()) + " SET ";
    draft.add(
        Phase.TABLES,
        finding,
        "let " + actual.label() + " survive a crash",
        List.of(alter + "LOGGED"),
        List.of(alter + "UNLOGGED"),
        "Writes the whole table to the log; nobody can read or write it meanwhile.");
  }

  private static Optional<String> untyped(Table table, Draft draft) {
    return table.columns().stream()
        .map(Column::name)
        .filter(column -> draft.isUntyped(table.name(), column))
        .findFirst();
  }

  private static Optional<QualifiedName> elsewhere(QualifiedName wanted, Draft draft) {
    return draft.actual().tables().stream()
        .map(Table::name)
        .filter(name -> name.name().equalsIgnoreCase(wanted.name()))
        .filter(name -> draft.mapped().table(name).isEmpty())
        .findFirst();
  }

  private void create(Finding finding) {
    draft.namespace(table.name().namespace(), finding);
    List<String> statements = new ArrayList<>();
    statements.add(createTable());
    for (Index index : table.indexes()) {
      String indexName = draft.names().index(table.name(), index);
      statements.add(Definitions.createIndex(index, indexName, table.name(), false));
    }
    comments(statements);
    draft.add(
        Phase.TABLES,
        finding,
        "create table " + table.label(),
        statements,
        List.of("DROP TABLE " + name));
    table.foreignKeys().forEach(key -> foreignKey(key, finding));
  }

  private String createTable() {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(column -> lines.add(Definitions.column(column)));
    if (table.primaryKey() != null) {
      lines.add(
          constraint(draft.names().primaryKey(table.name()))
              + Definitions.primaryKey(table.primaryKey()));
    }
    for (UniqueConstraint unique : table.uniqueConstraints()) {
      lines.add(
          constraint(draft.names().unique(table.name(), unique.columns(), unique.name()))
              + Definitions.unique(unique));
    }
    for (Check check : table.checks()) {
      lines.add(
          constraint(draft.names().check(table.name(), check.columns(), check.name()))
              + Definitions.check(check));
    }
    return "CREATE TABLE " + name + " (\n  " + String.join(",\n  ", lines) + "\n)";
  }

  private static String constraint(String name) {
    return "CONSTRAINT " + Sql.name(name) + " ";
  }

  private void comments(List<String> statements) {
    if (table.comment() != null) {
      statements.add("COMMENT ON TABLE " + name + " IS " + Sql.literal(table.comment()));
    }
    for (Column column : table.columns()) {
      if (column.comment() != null) {
        statements.add(
            "COMMENT ON COLUMN "
                + (name + "." + Sql.name(column.name()))
                + (" IS " + Sql.literal(column.comment())));
      }
    }
  }

  /** Added once all new tables are there, since two of them may refer to one another. */
  private void foreignKey(ForeignKey key, Finding finding) {
    String keyName = draft.names().foreignKey(table.name(), key.columns(), key.name());
    draft.add(
        Phase.FOREIGN_KEYS_OF_NEW_TABLES,
        finding,
        "add foreign key " + keyName,
        List.of(
            "ALTER TABLE " + name + " ADD " + constraint(keyName) + Definitions.foreignKey(key)),
        List.of("ALTER TABLE " + name + " DROP CONSTRAINT " + Sql.name(keyName)),
        "Writes to " + key.target() + " wait for a moment, although the new table has no row.");
  }
}
