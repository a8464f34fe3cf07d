package dev.plumbline.benchmarks.mutation;

import static dev.plumbline.benchmarks.mutation.Sql.alter;
import static dev.plumbline.benchmarks.mutation.Sql.quoted;
import static dev.plumbline.benchmarks.mutation.Verdict.harmless;
import static dev.plumbline.benchmarks.mutation.Verdict.matters;
import static dev.plumbline.benchmarks.mutation.Verdict.noteworthy;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.Table;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Check constraints. */
final class CheckMutations {

  private static final Verdict REFUSED = matters("saving a value that the mapping knows fails");
  private static final Verdict UNREADABLE =
      matters("others can store a value that the mapping rules out, or cannot read");

  private static final Pattern STRING = Pattern.compile("'(?:[^']|'')*'::[a-z ]+");
  private static final Pattern LAST_NUMBER = Pattern.compile("(?<=<= )\\d+(?=\\)*$)");

  private final MutationTarget target;
  private final Table table;
  private final Check check;
  private final boolean declared;
  private final ConstraintChange constraint;

  private CheckMutations(MutationTarget target, Table table, Check check) {
    this.target = target;
    this.table = table;
    this.check = check;
    this.constraint = new ConstraintChange(table, check.name(), Mutations.of(table, check.name()));
    this.declared =
        target.mapped(table).stream()
            .flatMap(mapped -> mapped.checks().stream())
            .anyMatch(other -> other.columns().equals(check.columns()));
  }

  static Stream<Mutation> of(MutationTarget target) {
    return target
        .tables()
        .flatMap(
            table ->
                Stream.concat(
                    added(target, table),
                    table.checks().stream()
                        .flatMap(check -> new CheckMutations(target, table, check).all())));
  }

  private static Stream<Mutation> added(MutationTarget target, Table table) {
    return table.columns().stream()
        .filter(column -> !target.isEntangled(table, column))
        .flatMap(
            column ->
                Literal.unlike(column, "").stream()
                    .map(
                        literal ->
                            new Mutation(
                                "check added",
                                table.name() + "." + column.name(),
                                List.of(
                                    alter(
                                        table,
                                        "add check ("
                                            + quoted(column.name())
                                            + "::text <> "
                                            + literal
                                            + "::text)")),
                                noteworthy("a value is refused that the mapping allows")
                                    .onlyIf(target.isMapped(table, column)))))
        .limit(2);
  }

  private Stream<Mutation> all() {
    Verdict unchecked = declared ? UNREADABLE : harmless("the mapping does not declare the check");
    Verdict gone =
        declared && target.isDerived(table, check)
            ? harmless("nobody declared it, and the entity writes no other values")
            : unchecked;
    constraint.dropped("check dropped", gone);
    constraint.renamed("check renamed", harmless("what it enforces stays"));
    replace("check not valid", unchecked, check.expression(), " not valid");
    replace("check not enforced", gone, check.expression(), " not enforced");
    replace(
        "check with other words added",
        declared
            ? target.isDerived(table, check) && refusesNone()
                ? harmless("every value that the entity writes passes")
                : matters("nobody can say whether it still means what the mapping declares")
            : noteworthy("other values are refused than before").onlyIf(target.isMapped(table)),
        "("
            + check.expression()
            + ") and length(("
            + quoted(
                check.columns().isEmpty() ? table.columns().get(0).name() : check.columns().get(0))
            + ")::text) > 3",
        "");
    values();
    numbers();
    return constraint.mutations().stream();
  }

  /** Whether all values that the entity writes there are long enough. */
  private boolean refusesNone() {
    return check.columns().size() == 1
        && table.column(check.columns().get(0)).stream()
            .map(column -> target.values(table, column))
            .anyMatch(
                values ->
                    !values.isEmpty() && values.stream().allMatch(value -> value.length() > 3));
  }

  private boolean isOfKnownValues() {
    return table.column(check.columns().get(0)).stream()
        .anyMatch(column -> !target.values(table, column).isEmpty());
  }

  private void values() {
    List<String> values =
        STRING.matcher(check.expression()).results().map(MatchResult::group).distinct().toList();
    boolean isList = check.expression().contains("ANY (") && check.columns().size() == 1;
    if (!isList || values.size() < 2) {
      return;
    }
    String last = values.get(values.size() - 1);
    String fewer = values.get(0);
    replace(
        "check with a value less",
        declared ? REFUSED : noteworthy("a value is refused that the mapping allows"),
        check.expression().replace(last, fewer),
        "");
    replace(
        "check with a value more",
        declared || isOfKnownValues()
            ? UNREADABLE
            : harmless("the mapping does not declare the check"),
        check
            .expression()
            .replace(last, last + ", 'PLUMBLINE'" + last.substring(last.lastIndexOf("::"))),
        "");
    replace(
        "check with its values in another order",
        harmless("it allows the same values"),
        check.expression().replace(fewer, "\u0000").replace(last, fewer).replace("\u0000", last),
        "");
    constraint
        .mutations()
        .add(
            "second check that refuses a value",
            declared ? REFUSED : noteworthy("a value is refused that the mapping allows"),
            alter(
                table,
                "add constraint plumbline_added check ("
                    + quoted(check.columns().get(0))
                    + "::text <> "
                    + last
                    + ")"));
  }

  private void numbers() {
    LAST_NUMBER
        .matcher(check.expression())
        .results()
        .findFirst()
        .ifPresent(
            bound -> {
              long number = Long.parseLong(bound.group());
              replace(
                  "check with a lower bound",
                  declared ? REFUSED : noteworthy("values are refused that the mapping allows"),
                  with(bound, number - 1),
                  "");
              replace(
                  "check with a higher bound",
                  declared ? UNREADABLE : harmless("the mapping does not declare the check"),
                  with(bound, number + 1),
                  "");
            });
  }

  private String with(MatchResult bound, long number) {
    return check.expression().substring(0, bound.start())
        + number
        + check.expression().substring(bound.end());
  }

  private void replace(String kind, Verdict verdict, String expression, String more) {
    constraint.replaced(kind, verdict, "check (" + expression + ")" + more);
  }
}
