package dev.plumbline.parity;

import dev.plumbline.comparison.ColumnType;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Attribute;
import dev.plumbline.schema.CompositeType;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Composite types that Hibernate creates ({@code @Struct}). It writes and reads them as a whole,
 * attribute by attribute in its own order, so number and order decide as well as types.
 */
final class CompositeTypeParity {

  private final CompositeType mapped;
  private final CompositeType actual;
  private final Consumer<ParityDifference> differences;

  private CompositeTypeParity(
      CompositeType mapped, CompositeType actual, Consumer<ParityDifference> differences) {
    this.mapped = mapped;
    this.actual = actual;
    this.differences = differences;
  }

  static void compare(Mapping mapping, Schema actual, Consumer<ParityDifference> differences) {
    Map<QualifiedName, CompositeType> available =
        actual.compositeTypes().stream()
            .collect(Collectors.toMap(CompositeType::name, Function.identity()));
    for (CompositeType type : mapping.schema().compositeTypes()) {
      CompositeType counterpart = available.get(type.name());
      if (counterpart == null) {
        differences.accept(missing(type));
      } else {
        CompositeTypeParity parity = new CompositeTypeParity(type, counterpart, differences);
        parity.attributes();
        parity.order();
      }
    }
  }

  private static ParityDifference missing(CompositeType type) {
    return new ParityDifference.OfCompositeType(
        type,
        null,
        null,
        Assessment.of(
            FindingCode.COMPOSITE_TYPE_MISSING,
            "a composite type with the attributes " + String.join(", ", names(type)),
            "no such type",
            "Saving and reading the embeddable fails: type \""
                + type.name().name()
                + "\" does not exist."));
  }

  private static List<String> names(CompositeType type) {
    return type.attributes().stream().map(Attribute::name).toList();
  }

  private static Optional<Attribute> find(CompositeType type, Attribute wanted) {
    return type.attributes().stream()
        .filter(attribute -> attribute.name().equals(wanted.name()))
        .findFirst();
  }

  private void attributes() {
    for (Attribute wanted : mapped.attributes()) {
      find(actual, wanted).ifPresentOrElse(found -> type(wanted, found), () -> missing(wanted));
    }
    for (Attribute found : actual.attributes()) {
      if (find(mapped, found).isEmpty()) {
        report(
            found.name(),
            FindingCode.COMPOSITE_TYPE_MISMATCH.severity(),
            "no such attribute",
            found.type(),
            refusedOrMisplaced(),
            "Add the attribute to the embeddable, or a changeSet with ALTER TYPE … DROP"
                + " ATTRIBUTE.");
      }
    }
  }

  private String refusedOrMisplaced() {
    int written = mapped.attributes().size();
    int there = actual.attributes().size();
    return written == there
        ? "Hibernate writes attributes by their position: values end up in attributes that they are"
            + " not meant for, or are refused (invalid input syntax)."
        : "Saving the embeddable fails: malformed record literal. Hibernate writes "
            + written
            + " attributes where the type has "
            + there
            + ".";
  }

  private void missing(Attribute wanted) {
    report(
        wanted.name(),
        FindingCode.COMPOSITE_TYPE_MISMATCH.severity(),
        wanted.type(),
        "no such attribute",
        refusedOrMisplaced()
            + " A query that mentions the attribute fails: column \""
            + wanted.name()
            + "\" not found in data type "
            + actual.name().name()
            + ".",
        "Add a changeSet with ALTER TYPE … ADD ATTRIBUTE, or remove the attribute from the"
            + " embeddable.");
  }

  private void type(Attribute wanted, Attribute found) {
    switch (ColumnType.relation(found.type(), wanted.type())) {
      case SAME -> {}
      case NARROWER ->
          report(
              wanted.name(),
              ColumnType.hasDefaultSize(wanted.type())
                  ? Severity.NOTE // nobody declared it
                  : FindingCode.COMPOSITE_TYPE_MISMATCH.severity(),
              wanted.type(),
              found.type(),
              ColumnTypeParity.overflow(found.type()),
              "Add a changeSet that changes the attribute's type, or tell the mapping its true"
                  + " size.");
      case WIDER ->
          report(
              wanted.name(),
              ColumnType.hasDefaultSize(wanted.type()) ? Severity.NOTE : Severity.WARNING,
              wanted.type(),
              found.type(),
              "The database accepts values that the embeddable does not expect.",
              "Tell the mapping the attribute's true size.");
      case OTHER_TIME_ZONE ->
          report(
              wanted.name(),
              Severity.WARNING,
              wanted.type(),
              found.type(),
              "Moments shift by the session's time zone when they are written or read.",
              "Use the same kind of timestamp on both sides, preferably with time zone.");
      default ->
          report(
              wanted.name(),
              FindingCode.COMPOSITE_TYPE_MISMATCH.severity(),
              wanted.type(),
              found.type(),
              "Saving the embeddable fails where its text is none of the type "
                  + found.type()
                  + " (invalid input syntax), and reading it where the text is not what the"
                  + " embeddable expects.",
              "Add a changeSet that changes the attribute's type, or correct the embeddable.");
    }
  }

  /** Where the same attributes stand in another order, each gets the value of another. */
  private void order() {
    List<String> wanted = names(mapped);
    List<String> found = names(actual);
    if (!wanted.equals(found) && TablePair.sameColumns(wanted, found)) {
      report(
          null,
          FindingCode.COMPOSITE_TYPE_MISMATCH.severity(),
          "the order " + wanted,
          "the order " + found,
          "Hibernate writes attributes by their position: values end up in attributes that they are"
              + " not meant for, or are refused (invalid input syntax).",
          "Give @Struct(attributes) the type's order, or add a changeSet that creates the type in"
              + " Hibernate's.");
    }
  }

  private void report(
      @Nullable String attribute,
      Severity severity,
      String expected,
      String found,
      String consequence,
      String fix) {
    differences.accept(
        new ParityDifference.OfCompositeType(
            mapped,
            actual,
            attribute,
            Assessment.of(FindingCode.COMPOSITE_TYPE_MISMATCH, expected, found, consequence, fix)
                .withSeverity(severity)));
  }
}
