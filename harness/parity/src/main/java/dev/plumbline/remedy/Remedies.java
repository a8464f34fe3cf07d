package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Location;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Table;
import java.util.Optional;

/** Which remedy there is for which code. */
final class Remedies {

  private static final String ADDITIONAL =
      "Nothing breaks, so nothing is suggested: the database has it in addition.";

  private static final String HARMLESS = "Nothing breaks, so nothing is suggested.";

  private Remedies() {}

  static void prescribe(Finding finding, Draft draft) {
    Location place = finding.location();
    if (place == null) {
      draft.leave(finding, "It is not about an object of the database.");
      return;
    }
    if (finding.severity() == Severity.NOTE) {
      draft.leave(finding, HARMLESS);
      return;
    }
    switch (finding.code()) {
      case TABLE_MISSING -> TableRemedy.missing(finding, place, draft);
      case COLUMN_MISSING -> AddedColumn.missing(finding, place, draft);
      case COLUMN_UNMAPPED_REQUIRED ->
          draft.leave(
              finding,
              "Only you know what belongs into the column: map it, give it a default, or drop it if"
                  + " nothing uses it any more.");
      case COLUMN_TYPE_MISMATCH, COLUMN_TIME_ZONE_MISMATCH, COLUMN_TOO_SMALL ->
          onColumn(finding, place, draft, ColumnRemedy::type);
      case COLUMN_WIDER_THAN_MAPPED ->
          draft.leave(
              finding,
              "The mapping is too narrow, not the database: to narrow the column could cut off"
                  + " values. Tell the mapping the column's true size.");
      case COLUMN_REQUIRED_BY_DATABASE -> onColumn(finding, place, draft, NotNullRemedy::drop);
      case COLUMN_REQUIRED_BY_MAPPING -> onColumn(finding, place, draft, NotNullRemedy::add);
      case COLUMN_GENERATION_MISMATCH ->
          onColumn(finding, place, draft, GenerationRemedy::generation);
      case COLUMN_DEFAULT_MISMATCH -> onColumn(finding, place, draft, ColumnRemedy::defaultValue);
      case COLUMN_COLLATION_MISMATCH -> onColumn(finding, place, draft, ColumnRemedy::collation);
      case PRIMARY_KEY_MISMATCH -> onTable(finding, place, draft, PrimaryKeyRemedy::mismatch);
      case UNIQUE_MISSING -> onTable(finding, place, draft, UniqueRemedy::missing);
      case FOREIGN_KEY_MISSING, FOREIGN_KEY_WRONG_TARGET, FOREIGN_KEY_ACTION_MISMATCH ->
          onTable(finding, place, draft, ForeignKeyRemedy::replace);
      case INDEX_MISSING -> onTable(finding, place, draft, IndexRemedy::missing);
      case INDEX_INVALID -> onTable(finding, place, draft, IndexRemedy::invalid);
      case CHECK_MISSING, CHECK_MISMATCH -> onTable(finding, place, draft, CheckRemedy::replace);
      case SEQUENCE_MISSING -> SequenceRemedy.missing(finding, place, draft);
      case SEQUENCE_INCREMENT_MISMATCH -> SequenceRemedy.increment(finding, place, draft);
      case ENUM_TYPE_MISSING -> EnumTypeRemedy.missing(finding, place, draft);
      case ENUM_VALUE_MISSING -> EnumTypeRemedy.valueMissing(finding, place, draft);
      case ENUM_VALUE_UNMAPPED ->
          draft.leave(
              finding,
              "PostgreSQL cannot take a value from an enum type, and rows may hold it: add the"
                  + " constant to the Java enum.");
      case ENUM_ORDER_MISMATCH ->
          draft.leave(
              finding,
              "PostgreSQL cannot reorder an enum type: give the Java enum its order, or store"
                  + " names.");
      case TABLE_UNLOGGED -> onTable(finding, place, draft, TableRemedy::unlogged);
      case TABLE_IS_VIEW -> onTable(finding, place, draft, Remedies::onlyYouKnow);
      case TABLE_INHERITED, PARTITION_MISSING, ROW_SECURITY_WITHOUT_POLICY ->
          onTable(finding, place, draft, Remedies::onlyYouKnow);
      case UNIQUE_NULLS_MISMATCH -> onTable(finding, place, draft, UniqueRemedy::nullsApart);
      case UNIQUE_UNMAPPED ->
          draft.leave(
              finding,
              "The database is the stricter side, and others may rely on it: declare it in the"
                  + " mapping, or drop it in a changeSet of your own.");
      case CONSTRAINT_NOT_VALID -> onTable(finding, place, draft, ValidityRemedy::validate);
      case SEQUENCE_START_MISMATCH -> SequenceRemedy.start(finding, place, draft);
      case SEQUENCE_RANGE_MISMATCH -> SequenceRemedy.range(finding, place, draft);
      case SEQUENCE_UNLOGGED -> SequenceRemedy.unlogged(finding, place, draft);
      case COMPOSITE_TYPE_MISSING, COMPOSITE_TYPE_MISMATCH ->
          draft.leave(
              finding,
              "PostgreSQL does not change a type that columns have: "
                  + finding.fix().replaceFirst("[.]$", "")
                  + ", in a changeSet of your own.");
      case TRIGGER_UNMAPPED,
          RULE_UNMAPPED,
          ROW_SECURITY_UNMAPPED,
          TABLE_UNMAPPED,
          COLUMN_UNMAPPED,
          FOREIGN_KEY_UNMAPPED,
          INDEX_UNMAPPED,
          CHECK_UNMAPPED,
          SEQUENCE_UNMAPPED ->
          draft.leave(finding, ADDITIONAL);
      default -> draft.leave(finding, "No changeSet can be derived from it.");
    }
  }

  /** What can be done about a table that both sides have. */
  interface TableCase {
    void prescribe(Finding finding, Location place, Table mapped, Table actual, Draft draft);
  }

  /** What can be done about a column that both sides have. */
  interface ColumnCase {
    void prescribe(Finding finding, ColumnPair columns, Draft draft);
  }

  private static void onTable(Finding finding, Location place, Draft draft, TableCase remedy) {
    Optional<Table> mapped = draft.mapped().table(place.object());
    Optional<Table> actual = draft.actual().table(place.object());
    if (mapped.isEmpty() || actual.isEmpty()) {
      draft.leave(finding, "The table is not there on both sides.");
    } else if (actual.get().type().isView()) {
      draft.leave(finding, view(actual.get()));
    } else {
      remedy.prescribe(finding, place, mapped.get(), actual.get(), draft);
    }
  }

  private static void onColumn(Finding finding, Location place, Draft draft, ColumnCase remedy) {
    onTable(
        finding,
        place,
        draft,
        (same, ofPlace, mapped, actual, ofDraft) -> {
          String name = place.columns().isEmpty() ? "" : place.columns().get(0);
          Optional<Column> mappedColumn = mapped.column(name);
          Optional<Column> actualColumn = actual.column(name);
          if (mappedColumn.isEmpty() || actualColumn.isEmpty()) {
            draft.leave(finding, "The column is not there on both sides.");
          } else {
            remedy.prescribe(
                finding, new ColumnPair(actual, mappedColumn.get(), actualColumn.get()), draft);
          }
        });
  }

  private static void onlyYouKnow(
      Finding finding, Location place, Table mapped, Table actual, Draft draft) {
    draft.leave(finding, "Only you know what is meant: " + finding.fix());
  }

  static String view(Table view) {
    return view.label()
        + " is a "
        + view.type()
        + ": only you know how its query computes that. Replace the view, or correct the mapping.";
  }
}
