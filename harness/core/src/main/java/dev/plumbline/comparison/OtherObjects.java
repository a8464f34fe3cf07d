package dev.plumbline.comparison;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.OtherObject;
import java.util.EnumSet;
import java.util.Set;

/** What breaks without an object of a kind that few services have, and what one too many does. */
final class OtherObjects {

  /** What statements of a service use without further ado, so that it cannot run without. */
  static final Set<OtherObject.Type> NEEDED =
      EnumSet.of(
          OtherObject.Type.BASE_TYPE,
          OtherObject.Type.CAST,
          OtherObject.Type.OPERATOR,
          OtherObject.Type.TEXT_SEARCH_CONFIGURATION);

  /** What does something by itself. */
  private static final Set<OtherObject.Type> ACTIVE =
      EnumSet.of(
          OtherObject.Type.EVENT_TRIGGER,
          OtherObject.Type.PUBLICATION,
          OtherObject.Type.SECURITY_LABEL,
          OtherObject.Type.SUBSCRIPTION);

  private OtherObjects() {}

  /** How bad it is that one is not there, or not as it was. */
  static Severity severity(OtherObject.Type type) {
    if (type == OtherObject.Type.DEFAULT_PRIVILEGES) {
      return Severity.NOTE;
    }
    return ACTIVE.contains(type) || type == OtherObject.Type.EXTENDED_STATISTICS
        ? Severity.WARNING
        : Severity.ERROR;
  }

  static String consequenceOfMissing(OtherObject.Type type) {
    if (type == OtherObject.Type.DEFAULT_PRIVILEGES) {
      return "What later changeSets create is not granted to the roles it was meant for.";
    }
    if (type == OtherObject.Type.EXTENDED_STATISTICS) {
      return "The planner guesses, and may choose slow plans.";
    }
    return ACTIVE.contains(type)
        ? "It no longer does its work; a later changeSet that names it fails."
        : "Statements that use it fail: it does not exist.";
  }

  static String consequenceOfChanged(OtherObject.Type type) {
    return switch (severity(type)) {
      case NOTE -> "Nothing breaks.";
      case WARNING -> "It no longer behaves as tested.";
      case ERROR -> FindingCode.DRIFT_CHANGED.consequence();
    };
  }

  static Severity severityOfUnexpected(OtherObject.Type type) {
    return type == OtherObject.Type.EVENT_TRIGGER || type == OtherObject.Type.SUBSCRIPTION
        ? Severity.WARNING
        : Severity.NOTE;
  }

  static String consequenceOfUnexpected(OtherObject.Type type) {
    return switch (type) {
      case EVENT_TRIGGER -> "It may reject or change what later changeSets do.";
      case SUBSCRIPTION -> "It may write rows that the application does not expect.";
      default -> "Nothing breaks until a changeSet creates something with the same name.";
    };
  }
}
