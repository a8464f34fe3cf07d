package dev.plumbline.comparison;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.schema.SchemaObject;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Collects what breaks a build on another schema, each with what to do about it. */
final class Breakages {

  /** Who has made the schema another than the build was made for. */
  enum Cause {
    /** Another release, whose changes are to let both run: expand, then contract. */
    RELEASE,
    /** Somebody by hand, whose change no changeSet has. */
    HAND
  }

  private static final String BY_HAND =
      "No changeSet does this: undo it by hand, or, to keep it, write a changeSet that does it and"
          + " adapt the entities.";

  private static final String UNSEEN =
      "Do not write such values until every running build knows them.";

  private final Cause cause;
  private final List<Finding> findings = new ArrayList<>();

  Breakages(Cause cause) {
    this.cause = cause;
  }

  Findings findings() {
    return Findings.of(findings);
  }

  /** An object by itself is gone. */
  void missing(SchemaObject object) {
    String consequence =
        object instanceof Table
            ? "Every statement on it fails: relation \"" + name(object) + "\" does not exist."
            : "Statements that use it fail: "
                + object.kind()
                + " \""
                + name(object)
                + "\" does not"
                + " exist.";
    missing(Severity.ERROR, object.label(), "a " + object.kind(), consequence);
  }

  private static String name(SchemaObject object) {
    String label = object.label();
    return label.substring(label.lastIndexOf('.') + 1);
  }

  void missing(Severity severity, String subject, String expected, String consequence) {
    add(FindingCode.INCOMPATIBLE_MISSING, severity, subject, expected, "not there", consequence);
  }

  void changed(
      Severity severity, String subject, String expected, String found, String consequence) {
    add(FindingCode.INCOMPATIBLE_CHANGED, severity, subject, expected, found, consequence);
  }

  void added(String subject, String found, String consequence) {
    add(
        FindingCode.INCOMPATIBLE_ADDED,
        Severity.ERROR,
        subject,
        "nothing of the kind",
        found,
        consequence);
  }

  private void add(
      FindingCode code,
      Severity severity,
      String subject,
      String expected,
      String found,
      String consequence) {
    String fix = cause == Cause.HAND ? BY_HAND : severity == Severity.NOTE ? UNSEEN : code.fix();
    findings.add(new Finding(code, severity, subject, expected, found, consequence, fix));
  }
}
