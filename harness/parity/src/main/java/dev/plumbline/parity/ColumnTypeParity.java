package dev.plumbline.parity;

import dev.plumbline.comparison.ColumnType;
import dev.plumbline.comparison.ColumnType.Relation;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.PrimaryKey;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** What a column can hold, compared with what the mapping may put there or expects to find. */
final class ColumnTypeParity {

  private static final String OF_ARRAYS =
      "Add a changeSet that changes the column's type: as what an array is sent, no length and no"
          + " columnDefinition changes. Or map the elements as another type.";

  private ColumnTypeParity() {}

  static void compare(ColumnPair columns, Consumer<ParityDifference> differences) {
    Optional<ParityDifference> unsendable = unsendable(columns);
    if (unsendable.isPresent()) {
      differences.accept(unsendable.get());
    } else {
      compareDeclared(columns, differences);
    }
  }

  /** {@code columnDefinition} decides on the column only, not on what statements carry. */
  private static Optional<ParityDifference> unsendable(ColumnPair columns) {
    return sent(columns)
        .filter(
            sent ->
                ColumnType.relation(sent.actual().type(), sent.mapped().type())
                    == Relation.DIFFERENT)
        .flatMap(sent -> OtherType.ofSent(sent).map(effect -> unsendable(columns, sent, effect)));
  }

  /** What Hibernate sends in place of what {@code columnDefinition} says. */
  private static Optional<ColumnPair> sent(ColumnPair columns) {
    return columns
        .attribute()
        .map(MappedColumn::sentAs)
        .filter(type -> !columns.tables().actual().type().isView())
        .map(type -> columns.sentAs(type));
  }

  private static ParityDifference unsendable(
      ColumnPair columns, ColumnPair sent, OtherType.Effect effect) {
    return sent.difference(
        Assessment.of(
                FindingCode.COLUMN_TYPE_MISMATCH,
                sent.mapped().type() + ", as which Hibernate sends the attribute",
                columns.actual().type(),
                effect.consequence(),
                "Say how values are sent (@JdbcTypeCode, @ColumnTransformer or a converter): columnDefinition"
                    + " says only what the column is. Or add a changeSet that changes the column's type.")
            .withSeverity(effect.severity()));
  }

  private static void compareDeclared(ColumnPair columns, Consumer<ParityDifference> differences) {
    Relation relation = ColumnType.relation(columns.actual().type(), columns.mapped().type());
    // a view's expressions have no lengths, and nobody writes to them
    boolean isView = columns.tables().actual().type().isView();
    if (isView && (relation == Relation.NARROWER || relation == Relation.WIDER)) {
      return;
    }
    boolean isPadded = ColumnType.parse(columns.actual().type()).base().equals("character");
    if (isPadded && relation == Relation.WIDER) {
      relation = Relation.DIFFERENT; // what is read is longer than what was saved
    }
    switch (relation) {
      case SAME -> domain(columns, differences);
      case NARROWER -> narrower(columns, differences);
      case WIDER -> wider(columns, differences);
      case OTHER_TIME_ZONE -> otherTimeZone(columns, differences);
      case DIFFERENT ->
          OtherType.effect(columns)
              .map(effect -> different(columns, effect))
              .ifPresent(differences);
    }
  }

  private static void narrower(ColumnPair columns, Consumer<ParityDifference> differences) {
    if (columns.hasTypeOfItsTarget()) {
      differences.accept(
          difference(
              columns,
              FindingCode.COLUMN_TOO_SMALL,
              Severity.NOTE,
              "Nothing breaks: the column that it refers to holds no larger values.",
              "Widen both in one changeSet, or none."));
      return;
    }
    Optional<ParityDifference> counted = Counted.narrower(columns);
    if (counted.isPresent()) {
      differences.accept(counted.get());
      return;
    }
    Fit fit = Fit.of(columns);
    boolean staleVersion = columns.is(Trait.VERSION) && columns.actual().type().startsWith("time");
    boolean otherArray = isArrayOfAnother(columns);
    Severity severity =
        staleVersion || otherArray || !fit.rejected().isEmpty()
            ? Severity.ERROR
            : fit.isKnown() || isDefaultLength(columns) || isOnlyRead(columns)
                ? Severity.NOTE // nobody declared the size
                : roundsDefault(columns) ? Severity.WARNING : Severity.ERROR;
    differences.accept(
        difference(
            columns,
            FindingCode.COLUMN_TOO_SMALL,
            severity,
            staleVersion
                ? "The second UPDATE of an entity in memory fails with an optimistic lock"
                    + " exception: the version was rounded when it was saved."
                : otherArray
                    ? notComparable(columns)
                    : fit.isKnown() && fit.rejected().isEmpty()
                        ? "Nothing breaks: every value that the attribute can have fits."
                        : isOnlyRead(columns)
                            ? "Nothing breaks: the entity only reads the column."
                            : overflow(columns.actual().type(), fit),
            otherArray
                ? OF_ARRAYS
                : "Add a changeSet that widens the column, or tell the mapping its true size."));
  }

  private static void wider(ColumnPair columns, Consumer<ParityDifference> differences) {
    boolean otherArray = isArrayOfAnother(columns);
    differences.accept(
        difference(
            columns,
            otherArray ? FindingCode.COLUMN_TYPE_MISMATCH : FindingCode.COLUMN_WIDER_THAN_MAPPED,
            otherArray
                ? Severity.ERROR
                : Fit.of(columns).isKnown()
                        || columns.hasTypeOfItsTarget()
                        || (columns.is(Trait.DEFAULT_SIZE) && hasSize(columns))
                    ? Severity.NOTE
                    : FindingCode.COLUMN_WIDER_THAN_MAPPED.severity(),
            otherArray
                ? notComparable(columns)
                : columns.hasTypeOfItsTarget()
                    ? "Nothing breaks: the column has the type of what it refers to."
                    : "The database accepts values that the entity does not expect.",
            otherArray
                ? OF_ARRAYS
                : "Tell the mapping the column's true size (@Column(length, precision, scale) or"
                    + " another type), or add a changeSet that narrows the column."));
  }

  /** Whether others alone give it values; not where the server draws or computes them. */
  private static boolean isOnlyRead(ColumnPair columns) {
    PrimaryKey key = columns.tables().mapped().primaryKey();
    return columns.isLeftToDatabase()
        && columns.mapped().identity() == null
        && columns.actual().identity() == null
        && columns.actual().generation() == null
        && (key == null || !key.columns().contains(columns.mapped().name()));
  }

  /** Elements are converted when they are stored, whole arrays are never compared with others. */
  private static boolean isArrayOfAnother(ColumnPair columns) {
    ColumnType mapped = ColumnType.parse(columns.mapped().type());
    ColumnType actual = ColumnType.parse(columns.actual().type());
    return mapped.base().endsWith("[]") && !mapped.base().equals(actual.base());
  }

  private static String notComparable(ColumnPair columns) {
    return "A query that compares the attribute fails: operator does not exist: "
        + ColumnType.parse(columns.actual().type()).base()
        + " = "
        + ColumnType.parse(columns.mapped().type()).base()
        + ".";
  }

  private static boolean hasSize(ColumnPair columns) {
    return !ColumnType.parse(columns.mapped().type()).modifiers().isEmpty();
  }

  /** A length, precision or fraction of a second that nobody chose. */
  private static boolean isDefaultLength(ColumnPair columns) {
    return columns.is(Trait.DEFAULT_SIZE) && hasSize(columns) && !roundsDefault(columns);
  }

  /** Whether decimals are lost that nobody declared, and nobody gave up. */
  private static boolean roundsDefault(ColumnPair columns) {
    ColumnType mapped = ColumnType.parse(columns.mapped().type());
    ColumnType actual = ColumnType.parse(columns.actual().type());
    return columns.is(Trait.DEFAULT_SIZE)
        && mapped.base().equals("numeric")
        && scale(actual) < scale(mapped);
  }

  private static int scale(ColumnType type) {
    return type.modifiers().size() < 2 ? 0 : type.modifiers().get(1);
  }

  /**
   * What says which moment it is comes back as it was from a column that keeps moments; what is
   * sent in UTC, from any.
   */
  private static void otherTimeZone(ColumnPair columns, Consumer<ParityDifference> differences) {
    boolean keepsMoments = columns.actual().type().endsWith("with time zone");
    boolean comesBack = columns.is(keepsMoments ? Trait.MOMENT : Trait.SENT_IN_UTC);
    if (comesBack && columns.actual().type().startsWith("timestamp")) {
      return;
    }
    differences.accept(
        difference(
            columns,
            FindingCode.COLUMN_TIME_ZONE_MISMATCH,
            FindingCode.COLUMN_TIME_ZONE_MISMATCH.severity(),
            keepsMoments
                ? "Local times shift when they are read in another time zone than the one in which"
                    + " they were written: the column keeps moments."
                : "Moments shift when they are read in another time zone than the one in which they"
                    + " were written: the column keeps local times.",
            "Use the same kind of timestamp on both sides, preferably with time zone."));
  }

  private static ParityDifference different(ColumnPair columns, OtherType.Effect effect) {
    Optional<ColumnPair> sent = sent(columns).filter(ColumnTypeParity::isKept);
    if (sent.isPresent() && effect.severity() == Severity.ERROR) {
      return difference(
          columns,
          FindingCode.COLUMN_TYPE_MISMATCH,
          Severity.WARNING,
          "Statements work: Hibernate sends the attribute as "
              + sent.get().mapped().type()
              + ", which the column takes. But the mapping declares another column.",
          "Correct columnDefinition, or add a changeSet that changes the column's type.");
    }
    return difference(
        columns,
        FindingCode.COLUMN_TYPE_MISMATCH,
        effect.severity(),
        effect.consequence(),
        effect.severity() == Severity.NOTE
            ? "Leave it as it is, or tell the mapping the column's type (columnDefinition)."
            : "Add a changeSet that changes the column's type, or correct the attribute's type.");
  }

  /** Whether the database stores what is sent, and as it is. */
  private static boolean isKept(ColumnPair sent) {
    return ColumnType.relation(sent.actual().type(), sent.mapped().type()) != Relation.DIFFERENT
        || OtherType.effect(sent).filter(effect -> effect.severity() == Severity.ERROR).isEmpty();
  }

  /** Statements do not mention the domain, but the mapping counts on what it asks of values. */
  private static void domain(ColumnPair columns, Consumer<ParityDifference> differences) {
    columns
        .tables()
        .mappedDomain(columns.mapped().name())
        .filter(domain -> !domain.equals(columns.tables().actualType(columns.mapped().name())))
        .ifPresent(
            domain ->
                differences.accept(
                    columns.difference(
                        Assessment.of(
                                FindingCode.COLUMN_TYPE_MISMATCH,
                                "the domain " + domain,
                                columns.tables().actualType(columns.mapped().name()),
                                "Values that the domain rules out can be stored.",
                                "Add a changeSet that changes the column's type, or correct"
                                    + " columnDefinition.")
                            .withSeverity(Severity.WARNING))));
  }

  private static ParityDifference difference(
      ColumnPair columns, FindingCode code, Severity severity, String consequence, String fix) {
    return columns.difference(
        Assessment.of(code, columns.mapped().type(), columns.actual().type(), consequence, fix)
            .withSeverity(severity));
  }

  private static String overflow(String type, Fit fit) {
    return fit.rejected().isEmpty()
        ? overflow(type)
        : overflow(type)
            .replaceFirst(
                "Saving a (?:longer|larger) value",
                Matcher.quoteReplacement("Saving one of " + fit.rejected()));
  }

  /** What PostgreSQL says, or does in silence, when a value does not fit. */
  static String overflow(String type) {
    if (type.startsWith("character") || type.startsWith("bit")) {
      return "Saving a longer value fails: value too long for type " + type + ".";
    }
    if (type.startsWith("time") || type.startsWith("interval")) {
      return "Fractions of a second are rounded away, so what is read is not what was saved.";
    }
    if (type.startsWith("numeric")) {
      return "Saving a larger value fails: numeric field overflow. Decimals too many are rounded"
          + " away.";
    }
    return "Saving a larger value fails: out of range for type " + type + ".";
  }
}
