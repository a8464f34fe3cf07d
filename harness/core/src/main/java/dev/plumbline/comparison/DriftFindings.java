package dev.plumbline.comparison;

import dev.plumbline.comparison.Difference.Changed;
import dev.plumbline.comparison.Difference.Missing;
import dev.plumbline.comparison.Difference.Unexpected;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Grant;
import dev.plumbline.schema.Index;
import dev.plumbline.schema.OtherObject;
import dev.plumbline.schema.PartitionIndex;
import dev.plumbline.schema.SchemaObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What differences mean for whoever keeps a database running. Has no state; safe for use by several
 * threads.
 */
public final class DriftFindings {

  /** Rows that the application writes may be rejected or changed by these. */
  private static final Set<String> INTERFERING =
      Set.of(
          "check constraint",
          "foreign key",
          "unique constraint",
          "primary key",
          "exclusion constraint",
          "not-null constraint",
          "trigger",
          "rule",
          "policy");

  /** What changes how a statement runs, but not what it does. */
  private static final Set<String> TUNING =
      Set.of("cache", "unlogged", "enforcement", "collation", "replicaIdentity");

  /** How rows and indexes are kept: nobody minds what is better than declared. */
  private static final Set<String> KEPT =
      Set.of(
          "storage",
          "compression",
          "statisticsTarget",
          "accessMethod",
          "tablespace",
          "parameters",
          "clusteredOn",
          "statistics");

  private final List<Difference> differences;
  private final List<Finding> findings = new ArrayList<>();

  private DriftFindings(List<Difference> differences) {
    this.differences = new ArrayList<>(differences);
  }

  /** What each difference breaks; what was only renamed is one finding. */
  public static List<Finding> of(List<Difference> differences) {
    DriftFindings drift = new DriftFindings(differences);
    drift.renamed();
    drift.differences.forEach(difference -> drift.findings.add(finding(difference)));
    return drift.findings;
  }

  private static Finding finding(Difference difference) {
    if (difference instanceof Missing missing) {
      return missing(missing);
    }
    if (difference instanceof Unexpected unexpected) {
      return unexpected(unexpected);
    }
    return changed((Changed) difference);
  }

  /** A constraint or index under another name is the same constraint or index. */
  private void renamed() {
    for (Difference missing : List.copyOf(differences)) {
      if (missing instanceof Missing gone && !(gone.object() instanceof Grant)) {
        counterpart(gone)
            .ifPresent(
                other -> {
                  differences.remove(gone);
                  differences.remove(other);
                  findings.add(renamed(gone, other));
                });
      }
    }
  }

  private Optional<Unexpected> counterpart(Missing missing) {
    return differences.stream()
        .filter(Unexpected.class::isInstance)
        .map(Unexpected.class::cast)
        .filter(
            other ->
                parent(other.subject(), other.object())
                    .equals(parent(missing.subject(), missing.object())))
        .filter(other -> sameButForTheName(missing.object(), other.object()))
        .findFirst();
  }

  private static String parent(String subject, SchemaObject object) {
    return subject.substring(0, subject.length() - object.label().length());
  }

  private static boolean sameButForTheName(SchemaObject one, SchemaObject other) {
    if (!one.getClass().equals(other.getClass())) {
      return false;
    }
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (!component.getName().equals("name")
          && !Objects.equals(value(component, one), value(component, other))) {
        return false;
      }
    }
    return true;
  }

  private static Object value(RecordComponent component, SchemaObject object) {
    try {
      return Optional.ofNullable(component.getAccessor().invoke(object));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + component.getName() + " of " + object, e);
    }
  }

  private static Finding renamed(Missing missing, Unexpected other) {
    boolean isNamedInStatements =
        !isInTable(missing.subject(), missing.object()) || missing.object() instanceof Column;
    return finding(
            FindingCode.DRIFT_CHANGED,
            isNamedInStatements ? Severity.ERROR : Severity.WARNING,
            missing.subject(),
            missing.object().kind() + " " + missing.object().label(),
            "the same under the name " + other.object().label(),
            isNamedInStatements
                ? FindingCode.DRIFT_MISSING.consequence()
                : "A later changeSet that names it fails: it does not exist.")
        .withFix("Rename it back.");
  }

  private static boolean isInTable(String subject, SchemaObject object) {
    return !subject.equals(object.label());
  }

  private static Finding missing(Missing missing) {
    SchemaObject object = missing.object();
    if (object instanceof OtherObject other) {
      return missing(
          missing,
          OtherObjects.severity(other.type()),
          OtherObjects.consequenceOfMissing(other.type()));
    }
    boolean grant = object instanceof Grant;
    boolean slowOnly =
        object instanceof PartitionIndex || (object instanceof Index index && !index.unique());
    return missing(
        missing,
        grant ? Severity.NOTE : slowOnly ? Severity.WARNING : Severity.ERROR,
        grant
            ? "Whoever had the privilege may be refused."
            : slowOnly
                ? "Queries that it was made for read the whole table."
                : consequenceOfMissing(object));
  }

  private static Finding missing(Missing missing, Severity severity, String consequence) {
    return finding(
        FindingCode.DRIFT_MISSING,
        severity,
        missing.subject(),
        missing.object().kind() + " " + missing.object().label(),
        "nothing of that name",
        consequence);
  }

  private static String consequenceOfMissing(SchemaObject object) {
    return INTERFERING.contains(object.kind()) || object instanceof Index
        ? "It no longer guards or does what it was made for; a later changeSet that names it fails."
        : FindingCode.DRIFT_MISSING.consequence();
  }

  private static Finding unexpected(Unexpected unexpected) {
    SchemaObject object = unexpected.object();
    if (object instanceof OtherObject other) {
      return unexpected(
          unexpected,
          OtherObjects.severityOfUnexpected(other.type()),
          OtherObjects.consequenceOfUnexpected(other.type()));
    }
    boolean required = object instanceof Column column && !column.optionalOnInsert();
    boolean interfering =
        INTERFERING.contains(object.kind()) || (object instanceof Index index && index.unique());
    return unexpected(
        unexpected,
        required ? Severity.ERROR : interfering ? Severity.WARNING : Severity.NOTE,
        required
            ? "Every INSERT fails: null value in column \""
                + object.label()
                + "\" violates not-null"
                + " constraint."
            : interfering
                ? FindingCode.DRIFT_UNEXPECTED.consequence()
                : "Nothing breaks until a changeSet creates something with the same name.");
  }

  private static Finding unexpected(Unexpected unexpected, Severity severity, String consequence) {
    return finding(
        FindingCode.DRIFT_UNEXPECTED,
        severity,
        unexpected.subject(),
        "nothing of that name",
        unexpected.object().kind() + " " + unexpected.object().label(),
        consequence);
  }

  private static Finding changed(Changed changed) {
    Optional<OtherObject.Type> other = type(changed);
    if (other.isPresent()) {
      return changed(
          changed,
          OtherObjects.severity(other.get()),
          OtherObjects.consequenceOfChanged(other.get()));
    }
    if (isAboutKeeping(changed)) {
      boolean declared = changed.expected() != null && !usual(changed.expected());
      return changed(
          changed,
          declared ? Severity.WARNING : Severity.NOTE,
          declared
              ? "Nothing fails, but it may take more time or space than intended."
              : "Nothing breaks.");
    }
    boolean comment = changed.property().equals("comment");
    Severity severity =
        comment ? Severity.NOTE : isTuning(changed) ? Severity.WARNING : Severity.ERROR;
    return changed(
        changed,
        severity,
        comment
            ? "Nothing breaks."
            : severity == Severity.WARNING
                ? "It no longer behaves as tested."
                : FindingCode.DRIFT_CHANGED.consequence());
  }

  private static Finding changed(Changed changed, Severity severity, String consequence) {
    return finding(
        FindingCode.DRIFT_CHANGED,
        severity,
        changed.subject(),
        changed.property() + " " + changed.expected(),
        changed.property() + " " + changed.actual(),
        consequence);
  }

  private static Finding finding(
      FindingCode code,
      Severity severity,
      String subject,
      String expected,
      String actual,
      String consequence) {
    return new Finding(code, severity, subject, expected, actual, consequence, code.fix());
  }

  /** The kind of what is changed, if that is one of few services. */
  private static Optional<OtherObject.Type> type(Changed changed) {
    return changed.property().equals("comment")
        ? Optional.empty()
        : Stream.of(OtherObject.Type.values())
            .filter(type -> type.toString().equals(changed.kind()))
            .findFirst();
  }

  /** Whether it is only about how rows and indexes are kept. */
  static boolean isAboutKeeping(Changed changed) {
    return KEPT.contains(changed.property())
        || (changed.kind().equals("column") && changed.property().equals("options"));
  }

  private static boolean usual(Object value) {
    return value.equals(List.of()) || value.equals(-1L);
  }

  private static boolean isTuning(Changed changed) {
    boolean ofIndex = changed.kind().equals("index");
    return TUNING.contains(changed.property())
        || (ofIndex && !Set.of("unique", "valid", "nullsDistinct").contains(changed.property()));
  }
}
