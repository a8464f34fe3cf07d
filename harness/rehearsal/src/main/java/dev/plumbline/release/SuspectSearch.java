package dev.plumbline.release;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.release.ReleaseStatement.Kind;
import dev.plumbline.release.Trials.Failed;
import dev.plumbline.schema.Column;
import dev.plumbline.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which suspicion a failure confirms: by the names that the server says, else by what the statement
 * uses. Nothing depends on the language of its messages but the marks around a name.
 *
 * @param old the schema that the statements are made for
 * @param suspected what two schemas make one suspect
 */
record SuspectSearch(Schema old, List<Finding> suspected) {

  private static final Pattern QUOTED = Pattern.compile("[\"«„“]\\s*([^\"«»„“”]+?)\\s*[\"»“”]");

  /** Nothing of that name, or nothing that would do. */
  private static final Set<String> NOT_THERE =
      Set.of("42P01", "42703", "42704", "42883", "42P10", "3F000", "42501", "02000");

  /** Errors that the table as a whole causes. */
  private static final Set<String> OF_TABLE =
      Set.of("42P01", "42501", "02000", "55000", "42809", "0A000");

  private static final Set<String> OF_VALUES = Set.of("22001", "22003", "42804", "22008");

  private static final String INVALID_TEXT = "22P02";

  /** The names in a message. */
  static List<String> names(String message) {
    return QUOTED
        .matcher(message)
        .results()
        .map(match -> match.group(1))
        .map(name -> name.startsWith("public.") ? name.substring("public.".length()) : name)
        .toList();
  }

  /** What an error usually means. */
  static FindingCode usualCode(String sqlState, Kind kind) {
    if (NOT_THERE.contains(sqlState) || (kind == Kind.UPSERT && sqlState.equals("55000"))) {
      return FindingCode.INCOMPATIBLE_MISSING;
    }
    return sqlState.startsWith("23")
        ? FindingCode.INCOMPATIBLE_ADDED
        : FindingCode.INCOMPATIBLE_CHANGED;
  }

  /** The suspicion, if there was one. */
  Optional<Finding> suspect(Failed failed) {
    List<String> names = names(failed.refusal().message());
    String state = failed.refusal().sqlState();
    String relation = String.valueOf(failed.statement().relation());
    return Stream.<Predicate<Finding>>of(
            finding -> names.stream().anyMatch(n -> isAt(finding, relation + "." + n)),
            finding -> isAbout(failed.statement(), finding, state),
            finding -> names.stream().anyMatch(n -> isAt(finding, n)),
            finding -> isElsewhere(failed, finding, names),
            finding -> state.equals(INVALID_TEXT) && isTypeOf(failed.statement(), finding))
        .map(rule -> usual(rule, failed))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> OF_VALUES.contains(state) ? onlyChange(failed) : Optional.empty());
  }

  private static boolean isAt(Finding finding, String subject) {
    return finding.subject().equals(subject);
  }

  private Optional<Finding> usual(Predicate<Finding> rule, Failed failed) {
    FindingCode code = usualCode(failed.refusal().sqlState(), failed.statement().kind());
    List<Finding> all = suspected.stream().filter(rule).toList();
    return all.stream()
        .filter(f -> f.code() == code)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static boolean isAbout(ReleaseStatement statement, Finding finding, String state) {
    boolean isTable = statement.subject().equals(String.valueOf(statement.relation()));
    return isAt(finding, statement.subject()) && (!isTable || OF_TABLE.contains(state));
  }

  /** A key of another table, or a column that a trigger's function reads. */
  private static boolean isElsewhere(Failed failed, Finding finding, List<String> names) {
    return failed.statement().kind() != Kind.CALL
        && names.stream().anyMatch(name -> finding.subject().endsWith("." + name));
  }

  private boolean isTypeOf(ReleaseStatement statement, Finding finding) {
    return old.tables().stream()
        .filter(table -> statement.isOn(table.name()))
        .flatMap(table -> table.columns().stream())
        .map(Column::type)
        .anyMatch(type -> type.replace("\"", "").equals(finding.subject()));
  }

  /** Such an error names no column; where one alone has another type, it is that. */
  private Optional<Finding> onlyChange(Failed failed) {
    String prefix = failed.statement().relation() + ".";
    List<Finding> changed =
        suspected.stream()
            .filter(finding -> finding.code() == FindingCode.INCOMPATIBLE_CHANGED)
            .filter(finding -> finding.subject().startsWith(prefix))
            .toList();
    return changed.size() == 1 ? Optional.of(changed.get(0)) : Optional.empty();
  }
}
