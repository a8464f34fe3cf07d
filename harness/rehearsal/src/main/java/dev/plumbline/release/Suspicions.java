package dev.plumbline.release;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.release.ReleaseStatement.Kind;
import dev.plumbline.release.Trials.Failed;
import dev.plumbline.schema.QualifiedName;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What two schemas make one suspect of breaking the previous release, and the evidence for it. */
final class Suspicions {

  private final Schema old;
  private final Schema now;
  private final SuspectSearch search;
  private final List<Finding> suspected;
  private final Map<Finding, List<Failure>> evidence = new LinkedHashMap<>();
  private final Map<String, Finding> others = new LinkedHashMap<>();

  Suspicions(Schema old, Schema now, List<Finding> suspected) {
    this.old = old;
    this.now = now;
    this.search = new SuspectSearch(old, suspected);
    this.suspected = List.copyOf(suspected);
  }

  void add(Failed failed) {
    search
        .suspect(failed)
        .ifPresentOrElse(suspect -> add(suspect, failed.toFailure()), () -> addOther(failed));
  }

  private void add(Finding suspect, Failure failure) {
    evidence.computeIfAbsent(suspect, key -> new ArrayList<>()).add(failure);
  }

  private void addOther(Failed failed) {
    FindingCode code = code(failed);
    String subject = subject(failed);
    Finding other =
        unsuspected(
            code,
            isUncommon(failed.statement().kind()) ? Severity.WARNING : code.severity(),
            subject,
            failed.toFailure(),
            code.consequence());
    others.putIfAbsent(code + " " + subject, other);
  }

  private static Finding unsuspected(
      FindingCode code, Severity severity, String subject, Failure failure, String consequence) {
    return new Finding(
        code,
        severity,
        subject,
        "what runs on the schema of the previous release",
        failure.toString(),
        consequence,
        code.fix());
  }

  /** Whether a release may well not send such a statement, though it could. */
  private static boolean isUncommon(Kind kind) {
    return kind == Kind.UPSERT || kind == Kind.UPDATE_TO_NULL;
  }

  private static FindingCode code(Failed failed) {
    String state = failed.refusal().sqlState();
    if (failed.statement().kind() == Kind.CALL) {
      return FindingCode.INCOMPATIBLE_CHANGED;
    }
    return SuspectSearch.usualCode(state, failed.statement().kind());
  }

  /** The part of the table that the server names, or what the statement uses. */
  private String subject(Failed failed) {
    QualifiedName relation = failed.statement().relation();
    if (relation == null) {
      return failed.statement().subject();
    }
    return SuspectSearch.names(failed.refusal().message()).stream()
        .filter(name -> isPart(relation, name))
        .findFirst()
        .map(name -> relation + "." + name)
        .orElse(failed.statement().subject());
  }

  private boolean isPart(QualifiedName relation, String name) {
    return old.table(relation).filter(table -> hasPart(table, name)).isPresent()
        || now.table(relation).filter(table -> hasPart(table, name)).isPresent();
  }

  private static boolean hasPart(Table table, String name) {
    return table.column(name).isPresent()
        || UniqueKey.of(table).stream().anyMatch(key -> key.name().equals(name))
        || table.checks().stream().anyMatch(check -> check.name().equals(name))
        || table.foreignKeys().stream().anyMatch(key -> key.name().equals(name));
  }

  /** The driver prepares such a statement again, so that it fails once in a session. */
  void addPrepared(Failure failure) {
    String prefix = failure.subject() + ".";
    Optional<Finding> suspect =
        suspected.stream()
            .filter(finding -> finding.code() == FindingCode.INCOMPATIBLE_CHANGED)
            .filter(finding -> finding.subject().startsWith(prefix))
            .filter(finding -> isOtherType(failure.subject(), finding.subject()))
            .findFirst();
    suspect.ifPresentOrElse(
        finding -> add(finding, failure),
        () ->
            others.putIfAbsent(
                "prepared " + failure.subject(),
                unsuspected(
                    FindingCode.INCOMPATIBLE_CHANGED,
                    Severity.NOTE,
                    failure.subject(),
                    failure,
                    "A session that has prepared the statement fails once, with its transaction.")));
  }

  private boolean isOtherType(String table, String subject) {
    String column = subject.substring(table.length() + 1);
    return !type(old, table, column).equals(type(now, table, column));
  }

  private static Optional<String> type(Schema schema, String label, String column) {
    return schema.tables().stream()
        .filter(table -> table.label().equals(label))
        .findFirst()
        .flatMap(table -> table.column(column))
        .map(each -> each.type());
  }

  /** What is left of them, and what nobody had suspected. */
  Findings judged(Refutations refutations) {
    List<Finding> judged = new ArrayList<>(others.values());
    for (Finding suspect : suspected) {
      List<Failure> failures = evidence.get(suspect);
      if (failures != null) {
        judged.add(suspect.withActual(withEvidence(suspect, failures)));
      } else if (!refutations.refute(suspect)) {
        judged.add(suspect);
      }
    }
    return Findings.of(judged);
  }

  private static String withEvidence(Finding suspect, List<Failure> failures) {
    int more = failures.size() - 1;
    return Objects.requireNonNullElse(suspect.actual(), "another")
        + "; "
        + failures.get(0)
        + (more == 0 ? "" : ", and " + more + (more == 1 ? " other does" : " others do"));
  }
}
