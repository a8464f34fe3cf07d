package dev.plumbline.changelog;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** A changelog's parameters, with a note of which were asked for and which were defined. */
final class RecordedParameters extends ChangeLogParameters {

  /** Null as long as the superclass's constructor defines its own. */
  private @Nullable Set<String> definitions;

  private final Set<String> asked = new TreeSet<>();

  RecordedParameters(Changelog changelog, Database database) {
    super(database);
    definitions = new TreeSet<>();
    changelog.parameters().forEach(this::set);
  }

  /** The names of all that were asked for so far. */
  Set<String> asked() {
    return new TreeSet<>(asked);
  }

  /**
   * Whether something was asked for that one database answers in another way than the next, such as
   * its schema.
   */
  boolean askForTheDatabase() {
    ChangeLogParameters usual = new ChangeLogParameters(ImaginedDatabase.USUAL);
    ChangeLogParameters other = new ChangeLogParameters(ImaginedDatabase.OTHER);
    return asked.stream()
        .anyMatch(name -> !Objects.equals(usual.getValue(name, null), other.getValue(name, null)));
  }

  /** Every definition, in the changelog or by its settings, as text. */
  Set<String> definitions() {
    return definitions == null ? Set.of() : new TreeSet<>(definitions);
  }

  @Override
  public @Nullable Object getValue(String key, DatabaseChangeLog changeLog) {
    asked.add(key);
    return super.getValue(key, changeLog);
  }

  @Override
  public boolean hasValue(String key, DatabaseChangeLog changeLog) {
    asked.add(key);
    return super.hasValue(key, changeLog);
  }

  @Override
  public void set(
      String key, Object value, ContextExpression contexts, Labels labels, String... databases) {
    define("", key, value, contexts, labels, databases);
    super.set(key, value, contexts, labels, databases);
  }

  @Override
  public void setLocal(
      String key,
      Object value,
      DatabaseChangeLog changeLog,
      ContextExpression contexts,
      Labels labels,
      String... databases) {
    define(String.valueOf(changeLog.getLogicalFilePath()), key, value, contexts, labels, databases);
    super.setLocal(key, value, changeLog, contexts, labels, databases);
  }

  private void define(
      String file,
      String key,
      Object value,
      ContextExpression contexts,
      Labels labels,
      String... databases) {
    if (definitions != null) {
      definitions.add(
          String.join(
              "\n",
              file,
              key,
              String.valueOf(value),
              String.valueOf(contexts),
              String.valueOf(labels),
              Arrays.toString(databases)));
    }
  }
}
