package dev.plumbline.parity;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.parity.Mapping.Trait;
import dev.plumbline.parity.ParityDifference.Assessment;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import dev.plumbline.text.SqlLiteral;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Enum types: those that Hibernate creates ({@code @JdbcTypeCode(SqlTypes.NAMED_ENUM)}), and those
 * that a mapping only refers to, by the values that it may write.
 */
final class EnumTypeParity {

  private EnumTypeParity() {}

  static void compare(Mapping mapping, Schema actual, Consumer<ParityDifference> differences) {
    Set<ParityDifference> found = new LinkedHashSet<>(); // many columns may have one type
    for (EnumType type : mapping.schema().enumTypes()) {
      actual
          .enumType(type.name())
          .ifPresentOrElse(
              counterpart -> {
                values(type.values(), type, counterpart, found::add);
                order(type, counterpart, found::add);
              },
              () -> {
                if (isNamed(type, mapping)) {
                  found.add(missing(type));
                }
              });
    }
    for (Table table : actual.tables()) {
      MappedTable entity = mapping.tables().get(table.name());
      if (entity != null) {
        written(table, entity.columns(), mapping, actual, found::add);
      }
    }
    found.forEach(differences);
  }

  /**
   * Whether a statement may name the type. Not if only discriminators have it, which are written as
   * bare literals.
   */
  private static boolean isNamed(EnumType type, Mapping mapping) {
    List<Boolean> columns =
        mapping.schema().tables().stream()
            .flatMap(
                table ->
                    table.columns().stream()
                        .filter(column -> type.label().equals(column.type().replace("\"", "")))
                        .map(column -> isLiteral(mapping.tables().get(table.name()), column)))
            .toList();
    return columns.isEmpty() || columns.contains(false);
  }

  private static boolean isLiteral(@Nullable MappedTable table, Column column) {
    MappedColumn known = table == null ? null : table.columns().get(column.name());
    return known != null && known.is(Trait.LITERAL);
  }

  private static void written(
      Table table,
      Map<String, MappedColumn> columns,
      Mapping mapping,
      Schema actual,
      Consumer<ParityDifference> differences) {
    for (Column column : table.columns()) {
      MappedColumn mapped = columns.get(column.name());
      if (mapped != null && !mapped.values().isEmpty()) {
        type(column, actual)
            .ifPresent(
                type ->
                    values(
                        mapped.values(),
                        mapping.schema().enumType(type.name()).orElse(null),
                        type,
                        differences));
      }
    }
  }

  private static Optional<EnumType> type(Column column, Schema actual) {
    return actual.enumTypes().stream()
        .filter(type -> type.label().equals(column.type().replace("\"", "")))
        .findFirst();
  }

  private static void values(
      List<String> mapped,
      @Nullable EnumType type,
      EnumType actual,
      Consumer<ParityDifference> differences) {
    for (String value : mapped) {
      if (!actual.values().contains(value)) {
        differences.accept(
            new ParityDifference.OfEnumType(
                type,
                actual,
                value,
                Assessment.of(
                    FindingCode.ENUM_VALUE_MISSING,
                    "one of " + mapped,
                    "one of " + actual.values(),
                    "Writing it fails: invalid input value for enum " + actual.label() + ".",
                    "Add a changeSet with ALTER TYPE … ADD VALUE "
                        + SqlLiteral.standard(value)
                        + ".")));
      }
    }
    for (String value : actual.values()) {
      if (!mapped.contains(value)) {
        differences.accept(
            new ParityDifference.OfEnumType(
                type,
                actual,
                value,
                Assessment.of(
                    FindingCode.ENUM_VALUE_UNMAPPED,
                    "one of " + mapped,
                    "one of " + actual.values())));
      }
    }
  }

  /** Hibernate sorts the values itself, unless the mapping wants the order of the Java enum. */
  private static void order(
      EnumType mapped, EnumType actual, Consumer<ParityDifference> differences) {
    List<String> inActualOrder = new ArrayList<>(actual.values());
    inActualOrder.retainAll(mapped.values());
    List<String> inMappedOrder = new ArrayList<>(mapped.values());
    inMappedOrder.retainAll(actual.values());
    boolean isDeliberate = !mapped.values().equals(mapped.values().stream().sorted().toList());
    if (isDeliberate && !inActualOrder.equals(inMappedOrder)) {
      differences.accept(
          new ParityDifference.OfEnumType(
              mapped,
              actual,
              null,
              Assessment.of(
                  FindingCode.ENUM_ORDER_MISMATCH,
                  "the order " + mapped.values(),
                  "the order " + actual.values())));
    }
  }

  private static ParityDifference missing(EnumType mapped) {
    return new ParityDifference.OfEnumType(
        mapped,
        null,
        null,
        Assessment.of(
            FindingCode.ENUM_TYPE_MISSING,
            "an enum type with the values " + mapped.values(),
            "no such type",
            "An enum literal in HQL fails: type \"" + mapped.name().name() + "\" does not exist."));
  }
}
