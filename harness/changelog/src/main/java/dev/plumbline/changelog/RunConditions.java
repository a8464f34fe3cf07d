package dev.plumbline.changelog;

import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.serializer.LiquibaseSerializable;
import org.jspecify.annotations.Nullable;

/** Under which conditions, and how, a changeSet is run: what its checksum does not cover. */
final class RunConditions {

  private RunConditions() {}

  /** By the names that Liquibase has for them; {@code ""} where nothing is declared. */
  static SortedMap<String, String> of(ChangeSet changeSet) {
    SortedMap<String, String> conditions = new TreeMap<>();
    conditions.put("context", text(changeSet.getContextFilter()));
    conditions.put(
        "context of includes",
        changeSet.getInheritableContextFilter().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
    conditions.put("labels", text(changeSet.getLabels()));
    conditions.put("labels of includes", text(changeSet.getInheritableLabels()));
    conditions.put(
        "dbms",
        changeSet.getDbmsSet() == null
            ? ""
            : String.join(", ", new TreeSet<>(changeSet.getDbmsSet())));
    conditions.put(
        "preconditions",
        changeSet.getPreconditions() == null ? "" : fields(changeSet.getPreconditions()));
    conditions.put("runOnChange", text(changeSet.isRunOnChange()));
    conditions.put("runAlways", text(changeSet.isAlwaysRun()));
    conditions.put("runInTransaction", text(changeSet.isRunInTransaction()));
    conditions.put("runOrder", text(changeSet.getRunOrder()));
    conditions.put("ignore", text(changeSet.isIgnore()));
    conditions.put(
        "failOnError", text(!Boolean.FALSE.equals(changeSet.getFailOnError()))); // usually null
    return conditions;
  }

  /** Of a value, all that Liquibase would write of it. */
  private static String text(@Nullable Object value) {
    if (value instanceof LiquibaseSerializable object) {
      return object.getSerializedObjectName() + " (" + fields(object) + ")";
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(RunConditions::text).collect(Collectors.joining(", "));
    }
    return Objects.toString(value, "");
  }

  private static String fields(LiquibaseSerializable object) {
    return new TreeSet<>(object.getSerializableFields())
        .stream()
            .filter(field -> object.getSerializableFieldValue(field) != null)
            .map(field -> field + ": " + text(object.getSerializableFieldValue(field)))
            .collect(Collectors.joining(", "));
  }
}
