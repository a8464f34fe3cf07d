package dev.plumbline.comparison;

import dev.plumbline.finding.Severity;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Firing;
import dev.plumbline.schema.Policy;
import dev.plumbline.schema.Rule;
import dev.plumbline.schema.Sequence;
import dev.plumbline.schema.Table;
import dev.plumbline.schema.Trigger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a build that needs one table can use another in its place. */
final class TableCompatibility {

  private final Table needed;
  private final Table actual;
  private final Breakages breakages;

  private TableCompatibility(Table needed, Table actual, Breakages breakages) {
    this.needed = needed;
    this.actual = actual;
    this.breakages = breakages;
  }

  static void compare(Table needed, Table actual, Breakages breakages) {
    TableCompatibility tables = new TableCompatibility(needed, actual, breakages);
    tables.kind();
    tables.columns();
    ConstraintCompatibility.compare(needed, actual, breakages);
    tables.code();
    tables.rowSecurity();
  }

  private String subject(String part) {
    return needed.label() + "." + part;
  }

  private void changed(
      Severity severity,
      String subject,
      @Nullable Object expected,
      @Nullable Object found,
      String consequence) {
    breakages.changed(
        severity,
        subject,
        Objects.requireNonNullElse(expected, "none").toString(),
        Objects.requireNonNullElse(found, "none").toString(),
        consequence);
  }

  private void kind() {
    Table.View view = actual.view();
    boolean readOnly = view != null && !view.writable();
    boolean wasWritable = needed.view() == null || needed.view().writable();
    if (readOnly && wasWritable) {
      changed(
          Severity.ERROR,
          needed.label(),
          "a " + needed.type() + " that can be written",
          "a " + actual.type() + " that cannot",
          "INSERT, UPDATE and DELETE fail: cannot insert into view \""
              + needed.name().name()
              + "\".");
    }
    if (actual.unlogged() && !needed.unlogged()) {
      changed(Severity.WARNING, needed.label(), "logged", "unlogged", "A server crash empties it.");
    }
  }

  private void columns() {
    for (Column column : needed.columns()) {
      actual
          .column(column.name())
          .ifPresentOrElse(
              other -> column(column, other),
              () ->
                  breakages.missing(
                      Severity.ERROR,
                      subject(column.name()),
                      "a column of type " + column.type(),
                      "Statements that name it fail: column \""
                          + column.name()
                          + "\" does not"
                          + " exist."));
    }
    if (actual.view() != null) {
      return;
    }
    for (Column column : actual.columns()) {
      if (needed.column(column.name()).isEmpty() && !column.optionalOnInsert()) {
        breakages.added(
            subject(column.name()),
            "a required column of type " + column.type() + " without a default",
            "Every INSERT of this build fails: null value in column \""
                + column.name()
                + "\" violates not-null constraint.");
      }
    }
  }

  private void column(Column column, Column other) {
    String subject = subject(column.name());
    switch (ColumnType.parse(other.type()).relationTo(ColumnType.parse(column.type()))) {
      case SAME, WIDER -> {}
      case NARROWER ->
          changed(
              Severity.ERROR,
              subject,
              column.type(),
              other.type(),
              "Saving a value that used to fit fails, or rounds it.");
      case OTHER_TIME_ZONE, DIFFERENT ->
          changed(
              Severity.ERROR,
              subject,
              column.type(),
              other.type(),
              "Reading or writing the column fails, or silently converts its value.");
    }
    if (actual.view() != null) {
      return;
    }
    nullability(subject, column, other);
    generation(subject, column, other);
    Sequence sequence = column.identitySequence();
    Sequence otherSequence = other.identitySequence();
    if (sequence != null && otherSequence != null) {
      Compatibility.sequence(sequence, otherSequence, breakages);
    }
    if (!Objects.equals(column.collation(), other.collation())) {
      changed(
          Severity.WARNING,
          subject,
          column.collation(),
          other.collation(),
          "Texts sort and compare differently.");
    }
  }

  private void nullability(String subject, Column column, Column other) {
    if (column.nullable() && !other.nullable() && other.generation() == null) {
      breakages.added(
          subject,
          "not null",
          "Saving null fails: null value in column \""
              + column.name()
              + "\" violates not-null constraint.");
    } else if (!column.nullable() && other.nullable()) {
      changed(
          Severity.WARNING,
          subject,
          "not null",
          "nullable",
          "This build may read null where it never did.");
    }
  }

  private void generation(String subject, Column column, Column other) {
    if ((column.generation() == null) != (other.generation() == null)) {
      changed(
          Severity.ERROR,
          subject,
          written(column.generation()),
          written(other.generation()),
          column.generation() == null
              ? "Writing it fails: column \"" + column.name() + "\" can only be updated to DEFAULT."
              : "Nothing computes the value any more.");
      return;
    }
    if (!Objects.equals(expression(column.generation()), expression(other.generation()))) {
      changed(
          Severity.WARNING,
          subject,
          written(column.generation()),
          written(other.generation()),
          "It computes different values.");
    }
    identity(subject, column, other);
    defaults(subject, column, other);
  }

  private static @Nullable String expression(Column.@Nullable Generation generation) {
    return generation == null ? null : generation.expression();
  }

  private static String written(Column.@Nullable Generation generation) {
    return generation == null ? "written by the service" : "generated as " + generation;
  }

  private void identity(String subject, Column column, Column other) {
    boolean rejects = other.identity() == Column.Identity.ALWAYS;
    if (rejects && column.identity() != Column.Identity.ALWAYS) {
      changed(
          Severity.ERROR,
          subject,
          column.identity(),
          other.identity(),
          "Supplying a value fails: cannot insert a non-DEFAULT value into column \""
              + column.name()
              + "\".");
    } else if (column.identity() != null
        && other.identity() == null
        && other.defaultExpression() == null) {
      changed(
          Severity.ERROR,
          subject,
          column.identity(),
          "no identity",
          "Nothing generates the value: null value in column \""
              + column.name()
              + "\" violates not-null constraint.");
    }
  }

  private void defaults(String subject, Column column, Column other) {
    String expression = column.defaultExpression();
    String found = other.defaultExpression();
    if (expression == null || expression.equals(found) || other.identity() != null) {
      return;
    }
    if (found != null) {
      changed(
          Severity.WARNING,
          subject,
          "default " + expression,
          "default " + found,
          "An INSERT that omits it stores a different value.");
    } else {
      changed(
          other.nullable() ? Severity.WARNING : Severity.ERROR,
          subject,
          "default " + expression,
          "no default",
          other.nullable()
              ? "An INSERT that omits it stores null."
              : "An INSERT that omits it fails: null value in column \""
                  + column.name()
                  + "\" violates not-null constraint.");
    }
  }

  private void code() {
    for (Trigger trigger : needed.triggers()) {
      Trigger other = named(trigger.name(), actual.triggers());
      if (trigger.firing() != Firing.DISABLED
          && (other == null || other.firing() == Firing.DISABLED)) {
        breakages.missing(
            Severity.ERROR,
            subject(trigger.name()),
            trigger.definition(),
            "It no longer acts when rows are written.");
      } else if (other != null && !other.definition().equals(trigger.definition())) {
        changed(
            Severity.WARNING,
            subject(trigger.name()),
            trigger.definition(),
            other.definition(),
            "It may do something else, or act at another time.");
      }
    }
    for (Rule rule : needed.rules()) {
      if (actual.rules().stream().noneMatch(o -> o.definition().equals(rule.definition()))) {
        breakages.missing(
            Severity.WARNING,
            subject(rule.name()),
            rule.definition(),
            "It no longer rewrites statements.");
      }
    }
  }

  private static @Nullable Trigger named(String name, List<Trigger> triggers) {
    return triggers.stream().filter(t -> t.name().equals(name)).findFirst().orElse(null);
  }

  private void rowSecurity() {
    boolean enabled = actual.rowSecurity().rowSecurityEnabled();
    if (enabled && !needed.rowSecurity().rowSecurityEnabled()) {
      breakages.added(
          needed.label(),
          "row-level security",
          "This build no longer sees rows that no policy permits, and writing them fails: new row"
              + " violates row-level security policy.");
    } else if (needed.rowSecurity().rowSecurityEnabled()) {
      if (!enabled) {
        changed(
            Severity.WARNING,
            needed.label(),
            "row-level security",
            "none",
            "Every row is visible.");
      }
      for (Policy policy : needed.rowSecurity().policies()) {
        if (actual.rowSecurity().policies().stream().noneMatch(other -> same(policy, other))) {
          breakages.missing(
              Severity.ERROR,
              subject(policy.name()),
              policy.command() + " policy",
              "This build can see or write other rows than it expects.");
        }
      }
    }
  }

  private static boolean same(Policy policy, Policy other) {
    return policy.command().equals(other.command())
        && policy.permissive() == other.permissive()
        && Objects.equals(policy.using(), other.using())
        && Objects.equals(policy.withCheck(), other.withCheck());
  }
}
