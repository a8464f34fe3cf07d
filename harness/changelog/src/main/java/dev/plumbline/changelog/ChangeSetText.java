package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import liquibase.change.core.ExecuteShellCommandChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.serializer.LiquibaseSerializable;
import org.jspecify.annotations.Nullable;

/**
 * All that a changeSet, or a precondition, declares, as text: what Liquibase would serialise, and
 * what it leaves out then although it changes what is done.
 */
final class ChangeSetText {

  /** Deeper than anything that a person would write. */
  private static final int DEEPEST = 40;

  /** Where a statement stands in its file, which changes with what is around it. */
  private static final Set<String> POSITION = Set.of("sqlStartLine", "sqlEndLine");

  private final StringBuilder text = new StringBuilder();
  private final Set<String> classes = new TreeSet<>();
  private final Set<String> paths = new LinkedHashSet<>();
  private boolean outside;

  private ChangeSetText() {}

  static ChangeSetText of(ChangeSet changeSet) {
    ChangeSetText text = new ChangeSetText();
    text.append("changeSet", changeSet, 0);
    text.append("declared in", changeSet.getFilePath(), 0);
    text.append("valid checksums", new TreeSet<>(names(changeSet.getValidCheckSums())), 0);
    text.append("on validation fail", changeSet.getOnValidationFail(), 0);
    text.append("run with", changeSet.getRunWith(), 0);
    text.append("visitors", changeSet.getSqlVisitors(), 0);
    text.append("contexts", changeSet.buildFullContext(), 0);
    text.append("labels", changeSet.buildFullLabels(), 0);
    text.append("rollback", changeSet.getRollback().getChanges(), 0);
    text.outside |= !(changeSet.getRunWith() == null || isJdbc(changeSet.getRunWith()));
    return text;
  }

  static ChangeSetText of(LiquibaseSerializable preconditions) {
    ChangeSetText text = new ChangeSetText();
    text.append("preconditions", preconditions, 0);
    return text;
  }

  private static boolean isJdbc(String executor) {
    return executor.toLowerCase(Locale.ROOT).equals("jdbc");
  }

  private static List<String> names(Collection<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  private void append(String name, @Nullable Object value, int depth) {
    if (value == null) {
      return;
    }
    if (depth > DEEPEST) {
      throw new IllegalStateException("A changeSet that contains itself: " + value);
    }
    note(name, value);
    if (value instanceof LiquibaseSerializable serializable) {
      open(name, value.getClass().getName(), depth);
      Set<String> fields = new TreeSet<>(serializable.getSerializableFields());
      fields.removeAll(POSITION);
      for (String field : fields) {
        append(field, serializable.getSerializableFieldValue(field), depth + 1);
      }
    } else if (value instanceof Map<?, ?> map) {
      open(name, "map", depth);
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
      sorted.forEach((key, entry) -> append(key, entry, depth + 1));
    } else if (value instanceof Collection<?> collection) {
      open(name, "list", depth);
      new ArrayList<>(collection).forEach(element -> append("-", element, depth + 1));
    } else if (value instanceof Object[] array) {
      append(name, Arrays.asList(array), depth);
    } else {
      // the end of the last changeSet in a formatted SQL file moves when another is appended
      String leaf = name.equals("sql") ? value.toString().stripTrailing() : value.toString();
      open(name, leaf.length() + " " + leaf, depth);
    }
  }

  private void open(String name, String rest, int depth) {
    text.append(" ".repeat(depth)).append(name).append(": ").append(rest).append('\n');
  }

  private void note(String name, Object value) {
    outside |= value instanceof ExecuteShellCommandChange;
    if (value instanceof CustomChangeWrapper custom) {
      classes.add(custom.getClassName());
    } else if (value instanceof CustomPreconditionWrapper custom) {
      classes.add(custom.getClassName());
    } else if (value instanceof String path && isPath(name) && !path.isBlank()) {
      paths.add(path);
    }
  }

  private static boolean isPath(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    return !name.equals("logicalfilepath") && (name.endsWith("file") || name.endsWith("path"));
  }

  /** The classes of a project's own that it names. */
  Set<String> classes() {
    return Set.copyOf(classes);
  }

  /** What could be paths of files that it reads. */
  Set<String> paths() {
    return new LinkedHashSet<>(paths);
  }

  /** Whether it does something where nobody can see what that depends on. */
  boolean actsOutside() {
    return outside;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
