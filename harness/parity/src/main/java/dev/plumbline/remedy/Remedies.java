package dev.plumbline.remedy;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.ParityDifference;
import dev.plumbline.parity.ParityDifference.OfCheck;
import dev.plumbline.parity.ParityDifference.OfColumn;
import dev.plumbline.parity.ParityDifference.OfEnumType;
import dev.plumbline.parity.ParityDifference.OfForeignKey;
import dev.plumbline.parity.ParityDifference.OfIndex;
import dev.plumbline.parity.ParityDifference.OfNotNull;
import dev.plumbline.parity.ParityDifference.OfPrimaryKey;
import dev.plumbline.parity.ParityDifference.OfSequence;
import dev.plumbline.parity.ParityDifference.OfTable;
import dev.plumbline.parity.ParityDifference.OfUniqueKey;
import dev.plumbline.schema.Table;
import java.util.Optional;

/** Which remedy there is for which difference. */
final class Remedies {

  private static final String HARMLESS = "Nothing breaks, so nothing is suggested.";

  private static final String UNKNOWN = "No changeSet can be derived from it.";

  private Remedies() {}

  static void prescribe(ParityDifference difference, Finding finding, Draft draft) {
    Optional<Table> view = table(difference).filter(table -> table.type().isView());
    if (finding.severity() == Severity.NOTE) {
      draft.leave(finding, HARMLESS);
    } else if (view.isPresent()) {
      draft.leave(finding, view(view.get()));
    } else if (difference instanceof OfTable table) {
      table(table, finding, draft);
    } else if (difference instanceof OfColumn column) {
      column(column, finding, draft);
    } else if (difference instanceof OfPrimaryKey key) {
      PrimaryKeyRemedy.mismatch(finding, key, draft);
    } else if (difference instanceof OfForeignKey key) {
      foreignKey(key, finding, draft);
    } else if (difference instanceof OfUniqueKey key) {
      uniqueKey(key, finding, draft);
    } else if (difference instanceof OfIndex index) {
      index(index, finding, draft);
    } else if (difference instanceof OfCheck check) {
      check(check, finding, draft);
    } else if (difference instanceof OfNotNull notNull) {
      ValidityRemedy.validate(finding, notNull, draft);
    } else if (difference instanceof OfSequence sequence) {
      sequence(sequence, finding, draft);
    } else if (difference instanceof OfEnumType type) {
      enumType(type, finding, draft);
    } else {
      draft.leave(finding, left(finding));
    }
  }

  /** The table of the database that a difference is about, if it is about one. */
  private static Optional<Table> table(ParityDifference difference) {
    if (difference instanceof OfTable table) {
      return Optional.ofNullable(table.actual());
    }
    if (difference instanceof OfColumn column) {
      return Optional.of(column.table());
    }
    return Optional.empty(); // nothing else is looked for in a view
  }

  private static void table(OfTable difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case TABLE_MISSING -> TableRemedy.missing(finding, difference, draft);
      case TABLE_UNLOGGED -> TableRemedy.unlogged(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void column(OfColumn difference, Finding finding, Draft draft) {
    if (finding.code() == FindingCode.COLUMN_MISSING) {
      AddedColumn.missing(finding, difference, draft);
      return;
    }
    Optional<ChangedColumn> changed = ChangedColumn.of(difference);
    if (changed.isEmpty()) {
      draft.leave(finding, left(finding));
      return;
    }
    ChangedColumn column = changed.get();
    switch (finding.code()) {
      case COLUMN_TYPE_MISMATCH, COLUMN_TIME_ZONE_MISMATCH, COLUMN_TOO_SMALL ->
          ColumnRemedy.type(finding, column, draft);
      case COLUMN_REQUIRED_BY_DATABASE -> NotNullRemedy.drop(finding, column, draft);
      case COLUMN_REQUIRED_BY_MAPPING -> NotNullRemedy.add(finding, column, draft);
      case COLUMN_GENERATION_MISMATCH -> GenerationRemedy.generation(finding, column, draft);
      case COLUMN_DEFAULT_MISMATCH -> ColumnRemedy.defaultValue(finding, column, draft);
      case COLUMN_COLLATION_MISMATCH -> ColumnRemedy.collation(finding, column, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void foreignKey(OfForeignKey difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case FOREIGN_KEY_MISSING, FOREIGN_KEY_WRONG_TARGET, FOREIGN_KEY_ACTION_MISMATCH ->
          ForeignKeyRemedy.replace(finding, difference, draft);
      case CONSTRAINT_NOT_VALID -> ValidityRemedy.validate(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void uniqueKey(OfUniqueKey difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case UNIQUE_MISSING -> UniqueRemedy.missing(finding, difference, draft);
      case UNIQUE_NULLS_MISMATCH -> UniqueRemedy.nullsApart(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void index(OfIndex difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case INDEX_MISSING -> IndexRemedy.missing(finding, difference, draft);
      case INDEX_INVALID -> IndexRemedy.invalid(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void check(OfCheck difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case CHECK_MISSING, CHECK_MISMATCH -> CheckRemedy.replace(finding, difference, draft);
      case CONSTRAINT_NOT_VALID -> ValidityRemedy.validate(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void sequence(OfSequence difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case SEQUENCE_MISSING -> SequenceRemedy.missing(finding, difference, draft);
      case SEQUENCE_INCREMENT_MISMATCH -> SequenceRemedy.increment(finding, difference, draft);
      case SEQUENCE_START_MISMATCH -> SequenceRemedy.start(finding, difference, draft);
      case SEQUENCE_RANGE_MISMATCH -> SequenceRemedy.range(finding, difference, draft);
      case SEQUENCE_UNLOGGED -> SequenceRemedy.unlogged(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  private static void enumType(OfEnumType difference, Finding finding, Draft draft) {
    switch (finding.code()) {
      case ENUM_TYPE_MISSING -> EnumTypeRemedy.missing(finding, difference, draft);
      case ENUM_VALUE_MISSING -> EnumTypeRemedy.valueMissing(finding, difference, draft);
      default -> draft.leave(finding, left(finding));
    }
  }

  /** Why there is no changeSet for a code, and what to do instead. */
  private static String left(Finding finding) {
    return switch (finding.code()) {
      case COLUMN_UNMAPPED_REQUIRED ->
          "Only you know what belongs into the column: map it, give it a default, or drop it if"
              + " nothing uses it any more.";
      case COLUMN_WIDER_THAN_MAPPED ->
          "The mapping is too narrow, not the database: to narrow the column could cut off values."
              + " Tell the mapping the column's true size.";
      case ENUM_VALUE_UNMAPPED ->
          "PostgreSQL cannot take a value from an enum type, and rows may hold it: add the constant"
              + " to the Java enum.";
      case ENUM_ORDER_MISMATCH ->
          "PostgreSQL cannot reorder an enum type: give the Java enum its order, or store names.";
      case TABLE_IS_VIEW, TABLE_INHERITED, PARTITION_MISSING, ROW_SECURITY_WITHOUT_POLICY ->
          "Only you know what is meant: " + finding.fix();
      case UNIQUE_UNMAPPED ->
          "The database is the stricter side, and others may rely on it: declare it in the mapping,"
              + " or drop it in a changeSet of your own.";
      case COMPOSITE_TYPE_MISSING, COMPOSITE_TYPE_MISMATCH ->
          "PostgreSQL does not change a type that columns have: "
              + finding.fix().replaceFirst("[.]$", "")
              + ", in a changeSet of your own.";
      case TRIGGER_UNMAPPED,
          RULE_UNMAPPED,
          ROW_SECURITY_UNMAPPED,
          TABLE_UNMAPPED,
          COLUMN_UNMAPPED,
          FOREIGN_KEY_UNMAPPED,
          INDEX_UNMAPPED,
          CHECK_UNMAPPED,
          SEQUENCE_UNMAPPED ->
          "Nothing breaks, so nothing is suggested: the database has it in addition.";
      default -> UNKNOWN;
    };
  }

  /**
   * Why nothing is suggested for a finding that entities and schema have not led to by differing.
   */
  static String ofNoDifference(Finding finding) {
    if (finding.location() == null) {
      return "It is not about an object of the database.";
    }
    if (finding.severity() == Severity.NOTE) {
      return HARMLESS;
    }
    return finding.code() == FindingCode.SEQUENCE_START_MISMATCH
        ? "A changeSet of its own would set it for every database, also where it has long been drawn"
            + " further. Correct the changeSet that stores the rows while nobody has run it; else"
            + " add one that takes the greater of both: SELECT setval(…, greatest(max(id),"
            + " last_value))."
        : UNKNOWN;
  }

  private static String view(Table view) {
    return view.label()
        + " is a "
        + view.type()
        + ": only you know how its query computes that. Replace the view, or correct the mapping.";
  }
}
