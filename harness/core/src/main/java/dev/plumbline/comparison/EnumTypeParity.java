package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.schema.EnumType;
import dev.plumbline.schema.Schema;
import java.util.function.Consumer;

/** Enum types behind {@code @JdbcTypeCode(SqlTypes.NAMED_ENUM)}. */
final class EnumTypeParity {

  private EnumTypeParity() {}

  static void compare(Schema mapped, Schema actual, Consumer<Finding> findings) {
    for (EnumType type : mapped.enumTypes()) {
      actual
          .enumType(type.name())
          .ifPresentOrElse(
              counterpart -> values(type, counterpart, findings),
              () -> findings.accept(missing(type)));
    }
  }

  private static void values(EnumType mapped, EnumType actual, Consumer<Finding> findings) {
    for (String value : mapped.values()) {
      if (!actual.values().contains(value)) {
        findings.accept(
            Finding.of(
                FindingCode.ENUM_VALUE_MISSING,
                mapped.label() + "." + value,
                "one of " + mapped.values(),
                "one of " + actual.values(),
                "Writing it fails: invalid input value for enum " + mapped.label() + ".",
                "Add a changeSet with ALTER TYPE … ADD VALUE '" + value + "'."));
      }
    }
    for (String value : actual.values()) {
      if (!mapped.values().contains(value)) {
        findings.accept(
            Finding.of(
                FindingCode.ENUM_VALUE_UNMAPPED,
                mapped.label() + "." + value,
                "one of " + mapped.values(),
                "one of " + actual.values(),
                "Reading a row with this value fails: no such constant in the Java enum.",
                "Add the constant to the Java enum, or make sure that no row has the value."));
      }
    }
  }

  private static Finding missing(EnumType mapped) {
    return Finding.of(
        FindingCode.ENUM_TYPE_MISSING,
        mapped.label(),
        "an enum type with the values " + mapped.values(),
        "no such type",
        "Statements that mention it fail: type \"" + mapped.name().name() + "\" does not exist.",
        "Add a changeSet that creates the type, or map the attribute as a string.");
  }
}
