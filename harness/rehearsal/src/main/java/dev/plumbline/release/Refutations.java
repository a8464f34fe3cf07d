package dev.plumbline.release;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import dev.plumbline.release.ReleaseStatement.Kind;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Schema;
import dev.plumbline.schema.Table;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which suspicions statements have shown to be without object: those about which a statement that
 * would have failed ran. What depends on values is never refuted by some of them.
 *
 * @param old the schema of the previous release
 * @param now that of this release
 * @param trials what was tried
 * @param asService whether that was as the service's role
 */
record Refutations(Schema old, Schema now, Trials trials, boolean asService) {

  boolean refute(Finding suspect) {
    Optional<Table> found =
        old.tables().stream()
            .filter(table -> (suspect.subject() + ".").startsWith(table.label() + "."))
            .max(Comparator.comparingInt(table -> table.label().length()));
    if (found.isEmpty()) {
      return isSameFunction(suspect);
    }
    return now.table(found.get().name()).isPresent()
        && refute(suspect, found.get(), now.table(found.get().name()).get());
  }

  private boolean refute(Finding suspect, Table before, Table after) {
    if (suspect.subject().equals(before.label())) {
      return isUsable(suspect, before, after);
    }
    String part = suspect.subject().substring(before.label().length() + 1);
    return switch (suspect.code()) {
      case INCOMPATIBLE_ADDED -> refuteRequirement(part, before, after);
      case INCOMPATIBLE_CHANGED -> refuteLostDefault(part, before, after);
      case INCOMPATIBLE_MISSING -> refuteLostKey(part, before);
      default -> false;
    };
  }

  /** It has no arguments on which its results could depend. */
  private boolean isSameFunction(Finding suspect) {
    return suspect.code() == FindingCode.INCOMPATIBLE_CHANGED
        && suspect.subject().endsWith("()")
        && trials.passed().stream()
            .anyMatch(
                statement ->
                    statement.kind() == Kind.CALL && statement.subject().equals(suspect.subject()));
  }

  /** A view can be written after all, or policies let the service's role through. */
  private boolean isUsable(Finding suspect, Table before, Table after) {
    boolean isAboutWriting = after.view() != null && !after.view().writable();
    boolean isAboutPolicies =
        asService
            && after.rowSecurity().rowSecurityEnabled()
            && !before.rowSecurity().rowSecurityEnabled();
    return suspect.severity() == Severity.ERROR
        && (isAboutWriting || isAboutPolicies)
        && Stream.of(Kind.READ, Kind.INSERT, Kind.UPDATE, Kind.DELETE)
            .allMatch(kind -> ran(kind, before))
        && !anyFailed(before);
  }

  /** A trigger gives the column what the release does not. */
  private boolean refuteRequirement(String name, Table before, Table after) {
    Optional<Column> now = after.column(name);
    if (now.isEmpty() || insertsFailed(before) || !insertsRan(before)) {
      return false;
    }
    return before.column(name).isEmpty()
        || ran(Kind.UPDATE_TO_NULL, before, before.label() + "." + name);
  }

  private boolean refuteLostDefault(String name, Table before, Table after) {
    Optional<Column> then = before.column(name);
    Optional<Column> now = after.column(name);
    return then.isPresent()
        && now.isPresent()
        && then.get().type().equals(now.get().type())
        && then.get().optionalOnInsert()
        && !now.get().optionalOnInsert()
        && insertsRan(before)
        && !insertsFailed(before);
  }

  /** Only a unique index makes ON CONFLICT run; one by which nulls differ does not say all. */
  private boolean refuteLostKey(String name, Table before) {
    return UniqueKey.of(before).stream()
        .anyMatch(
            key ->
                key.name().equals(name)
                    && key.nullsDistinct()
                    && ran(Kind.UPSERT, before, before.label() + "." + name));
  }

  private boolean insertsRan(Table table) {
    return ran(Kind.INSERT, table, table.label())
        && ran(Kind.INSERT_REQUIRED, table, table.label());
  }

  private boolean insertsFailed(Table table) {
    return trials.failed().stream()
        .map(Trials.Failed::statement)
        .anyMatch(statement -> statement.isOn(table.name()) && statement.inserts());
  }

  private boolean anyFailed(Table table) {
    return trials.failed().stream().anyMatch(failed -> failed.statement().isOn(table.name()));
  }

  private boolean ran(Kind kind, Table table, String subject) {
    return trials.passed().stream()
        .anyMatch(
            statement ->
                statement.kind() == kind
                    && statement.isOn(table.name())
                    && statement.subject().equals(subject));
  }

  private boolean ran(Kind kind, Table table) {
    return trials.passed().stream()
        .anyMatch(statement -> statement.kind() == kind && statement.isOn(table.name()));
  }
}
