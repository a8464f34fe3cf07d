package dev.plumbline.parity;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Location;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.ForeignKey;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.NotNull;
import dev.plumbline.schema.PrimaryKey;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.UniqueConstraint;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One place in which the database is not what the entities expect: the objects of both sides, and
 * what comes of their difference. The finding for people is made from it, and so are the statements
 * that put it right.
 *
 * <p>{@code mapped} is the object as the entities expect it, {@code actual} as the database has it;
 * where only one side has it, the other is null. They are as they were read: domains are not
 * dissolved, expressions not made canonical.
 */
public sealed interface ParityDifference {

  /** How bad it is, and the words for it. */
  Assessment assessment();

  /** What it is about, as messages name it: {@code table.column}. */
  String subject();

  /** What it is about, as data. */
  Location location();

  /** The finding that tells of it. */
  default Finding finding() {
    Assessment made = assessment();
    return new Finding(
            made.code(),
            made.severity(),
            subject(),
            made.expected(),
            made.found(),
            made.consequence(),
            made.fix())
        .at(location());
  }

  /**
   * What comes of a difference.
   *
   * @param code what kind of difference it is
   * @param severity how bad it is here
   * @param expected what the mapping has, in a few words
   * @param found what the database has
   * @param consequence what breaks
   * @param fix what to do
   */
  record Assessment(
      FindingCode code,
      Severity severity,
      String expected,
      String found,
      String consequence,
      String fix) {

    public Assessment {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(found, "found");
      Objects.requireNonNull(consequence, "consequence");
      Objects.requireNonNull(fix, "fix");
    }

    /** With the severity, consequence and fix that the code has in the usual case. */
    static Assessment of(FindingCode code, String expected, String found) {
      return of(code, expected, found, code.consequence());
    }

    /** With the severity and fix that the code has in the usual case. */
    static Assessment of(FindingCode code, String expected, String found, String consequence) {
      return of(code, expected, found, consequence, code.fix());
    }

    /** With the severity that the code has in the usual case. */
    static Assessment of(
        FindingCode code, String expected, String found, String consequence, String fix) {
      return new Assessment(code, code.severity(), expected, found, consequence, fix);
    }

    /** The same, as bad as that. */
    Assessment withSeverity(Severity other) {
      return new Assessment(code, other, expected, found, consequence, fix);
    }
  }

  /** A table or view as a whole. */
  record OfTable(@Nullable Table mapped, @Nullable Table actual, Assessment assessment)
      implements ParityDifference {

    public OfTable {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return either(actual, mapped).label();
    }

    @Override
    public Location location() {
      return new Location("table", either(actual, mapped).name(), List.of(), null);
    }
  }

  /**
   * A column.
   *
   * @param table of the database
   * @param attribute what the mapping knows of it beyond its DDL, or null if that is nothing
   */
  record OfColumn(
      Table table,
      @Nullable Column mapped,
      @Nullable Column actual,
      @Nullable MappedColumn attribute,
      Assessment assessment)
      implements ParityDifference {

    public OfColumn {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return subjectOf(table, List.of(either(mapped, actual).name()));
    }

    @Override
    public Location location() {
      return new Location("column", table.name(), List.of(either(mapped, actual).name()), null);
    }
  }

  /**
   * A not-null constraint that both sides have, and that does not hold for all rows.
   *
   * @param table of the database
   */
  record OfNotNull(Table table, NotNull actual, Assessment assessment) implements ParityDifference {

    @Override
    public String subject() {
      return subjectOf(table, List.of(actual.column()));
    }

    @Override
    public Location location() {
      return new Location(actual.kind(), table.name(), List.of(actual.column()), actual.name());
    }
  }

  /**
   * The primary keys of a table that both sides have.
   *
   * @param table of the database
   */
  record OfPrimaryKey(
      Table table, @Nullable PrimaryKey mapped, @Nullable PrimaryKey actual, Assessment assessment)
      implements ParityDifference {

    @Override
    public String subject() {
      return table.label();
    }

    @Override
    public Location location() {
      return new Location(
          "primary key",
          table.name(),
          mapped == null ? List.of() : mapped.columns(),
          actual == null ? null : actual.name());
    }
  }

  /**
   * A foreign key; where both sides have one, they refer from the same columns.
   *
   * @param table of the database
   */
  record OfForeignKey(
      Table table, @Nullable ForeignKey mapped, @Nullable ForeignKey actual, Assessment assessment)
      implements ParityDifference {

    public OfForeignKey {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return subjectOf(table, either(mapped, actual).columns());
    }

    @Override
    public Location location() {
      ForeignKey key = either(mapped, actual);
      return new Location(
          key.kind(), table.name(), key.columns(), actual == null ? null : actual.name());
    }
  }

  /**
   * Columns that are unique together.
   *
   * @param table of the database
   */
  record OfUniqueKey(
      Table table, @Nullable UniqueKey mapped, @Nullable UniqueKey actual, Assessment assessment)
      implements ParityDifference {

    public OfUniqueKey {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return subjectOf(table, either(actual, mapped).columns());
    }

    @Override
    public Location location() {
      return actual == null
          ? new Location("unique constraint", table.name(), either(null, mapped).columns(), null)
          : new Location(
              actual.object().kind(), table.name(), actual.columns(), actual.object().label());
    }
  }

  /**
   * What makes columns unique together.
   *
   * @param columns in its order
   * @param nullsDistinct whether two rows may both have null there
   * @param object a primary key, a unique constraint or a unique index
   */
  record UniqueKey(List<String> columns, boolean nullsDistinct, SchemaObject object) {

    public UniqueKey {
      columns = List.copyOf(columns);
    }

    static UniqueKey of(PrimaryKey key) {
      return new UniqueKey(key.columns(), true, key);
    }

    static UniqueKey of(UniqueConstraint constraint) {
      return new UniqueKey(constraint.columns(), constraint.nullsDistinct(), constraint);
    }

    static UniqueKey of(Index index) {
      return new UniqueKey(index.keys(), index.nullsDistinct(), index);
    }
  }

  /**
   * An index.
   *
   * @param table of the database
   */
  record OfIndex(Table table, @Nullable Index mapped, @Nullable Index actual, Assessment assessment)
      implements ParityDifference {

    public OfIndex {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return actual == null
          ? subjectOf(table, either(null, mapped).keys())
          : table.label() + "." + actual.name();
    }

    @Override
    public Location location() {
      Index index = either(actual, mapped);
      return new Location(
          index.kind(), table.name(), index.keys(), actual == null ? null : actual.name());
    }
  }

  /**
   * A check constraint of a table, or of the domain that a column has for a type.
   *
   * @param table of the database
   * @param ofDomain whether it is the domain that asks {@code actual} of its values
   */
  record OfCheck(
      Table table,
      @Nullable Check mapped,
      @Nullable Check actual,
      boolean ofDomain,
      Assessment assessment)
      implements ParityDifference {

    public OfCheck {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return mapped == null && assessment.code() == FindingCode.CHECK_UNMAPPED && !ofDomain
          ? table.label() + "." + either(actual, null).name()
          : subjectOf(table, either(actual, mapped).columns());
    }

    @Override
    public Location location() {
      Check check = either(actual, mapped);
      return ofDomain
          ? new Location("column", table.name(), check.columns().subList(0, 1), null)
          : new Location(
              check.kind(), table.name(), check.columns(), actual == null ? null : actual.name());
    }
  }

  /**
   * Something that a table of the database has and no mapping declares: a trigger, a rule, a
   * policy, an exclusion constraint.
   *
   * @param table of the database
   * @param columns that it is about, if it is about some
   */
  record OfAddition(Table table, SchemaObject actual, List<String> columns, Assessment assessment)
      implements ParityDifference {

    public OfAddition {
      columns = List.copyOf(columns);
    }

    @Override
    public String subject() {
      return table.label() + "." + actual.label();
    }

    @Override
    public Location location() {
      return new Location(actual.kind(), table.name(), columns, actual.label());
    }
  }

  /** A sequence. Where the mapping only knows the column that owns it, {@code mapped} is null. */
  record OfSequence(@Nullable Sequence mapped, @Nullable Sequence actual, Assessment assessment)
      implements ParityDifference {

    public OfSequence {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return either(mapped, actual).label();
    }

    @Override
    public Location location() {
      return ofObject(either(mapped, actual), either(mapped, actual).name(), null);
    }
  }

  /**
   * An enum type.
   *
   * @param mapped null, too, where the mapping only refers to the type, by values that it writes
   * @param value that one side lacks, or null if it is about the whole type
   */
  record OfEnumType(
      @Nullable EnumType mapped,
      @Nullable EnumType actual,
      @Nullable String value,
      Assessment assessment)
      implements ParityDifference {

    public OfEnumType {
      requireEither(mapped, actual);
    }

    @Override
    public String subject() {
      return either(actual, mapped).label() + (value == null ? "" : "." + value);
    }

    @Override
    public Location location() {
      return ofObject(either(actual, mapped), either(actual, mapped).name(), value);
    }
  }

  /**
   * A composite type.
   *
   * @param attribute that differs, or null if it is about the whole type
   */
  record OfCompositeType(
      CompositeType mapped,
      @Nullable CompositeType actual,
      @Nullable String attribute,
      Assessment assessment)
      implements ParityDifference {

    @Override
    public String subject() {
      return either(actual, mapped).label() + (attribute == null ? "" : "." + attribute);
    }

    @Override
    public Location location() {
      return ofObject(either(actual, mapped), either(actual, mapped).name(), attribute);
    }
  }

  private static Location ofObject(SchemaObject object, QualifiedName name, @Nullable String part) {
    return new Location(object.kind(), name, List.of(), part);
  }

  /** How messages name one or several columns of a table. */
  private static String subjectOf(Table table, Collection<String> columns) {
    return columns.size() == 1
        ? table.label() + "." + columns.iterator().next()
        : table.label() + " (" + String.join(", ", columns) + ")";
  }

  private static <T> T either(@Nullable T preferred, @Nullable T other) {
    return preferred != null ? preferred : Objects.requireNonNull(other);
  }

  private static void requireEither(@Nullable Object mapped, @Nullable Object actual) {
    if (Stream.of(mapped, actual).allMatch(Objects::isNull)) {
      throw new IllegalArgumentException("Neither side has it, so there is no difference");
    }
  }
}
