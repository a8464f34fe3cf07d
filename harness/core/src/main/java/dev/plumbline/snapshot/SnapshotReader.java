package dev.plumbline.snapshot;

import dev.plumbline.schema.QualifiedName;
import dev.plumbline.snapshot.RecordForm.Field;
import dev.plumbline.snapshot.RecordForm.Kind;
import dev.plumbline.snapshot.SnapshotLines.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot, and says all that is wrong with it at once. */
final class SnapshotReader {

  private static final Pattern CONFLICT =
      Pattern.compile("^(?:<{7}|>{7}|\\|{7})(?: .*)?$|^={7}$", Pattern.MULTILINE);

  /** What such a line begins with: looking for that first is quicker. */
  private static final List<String> CONFLICT_MARKS =
      List.of("<<<<<<<", ">>>>>>>", "|||||||", "=======");

  /** More would not be read. */
  private static final int MOST_PROBLEMS = 10;

  private static final String REGENERATE =
      "Update it: run the contract test with -Dplumbline.update-snapshots=true.";

  private final String source;
  private final List<Problem> problems = new ArrayList<>();

  SnapshotReader(String source) {
    this.source = source;
  }

  private record Problem(int line, String text) {}

  SchemaSnapshot read(String text) {
    checkConflicts(text);
    List<Line> lines = SnapshotLines.of(text, (line, problem) -> problem(line, problem));
    checkFormat(lines);
    Line service = lines.size() > 1 ? lines.get(1) : lines.get(0);
    service.below().addAll(lines.subList(Math.min(2, lines.size()), lines.size()));
    Object snapshot =
        service.keyword().equals("service")
            ? record(RecordForm.of(SchemaSnapshot.class), service)
            : null;
    if (snapshot == null && problems.isEmpty()) {
      problem(service.number(), "should name the service");
    }
    if (problems.isEmpty() && snapshot instanceof SchemaSnapshot whole) {
      return whole;
    }
    throw unreadable();
  }

  private void checkConflicts(String text) {
    if (CONFLICT_MARKS.stream().noneMatch(text::contains)) {
      return;
    }
    Matcher conflict = CONFLICT.matcher(text);
    if (conflict.find()) {
      long line = text.substring(0, conflict.start()).lines().count() + 1;
      throw new SnapshotUnreadableException(
          source
              + " has an unresolved merge conflict (line "
              + line
              + "). It is generated, so there is nothing to merge by hand. "
              + REGENERATE);
    }
  }

  private void checkFormat(List<Line> lines) {
    if (lines.isEmpty() || !lines.get(0).keyword().equals("format")) {
      throw new SnapshotUnreadableException(
          source + " is not a schema snapshot: it does not start with a format. " + REGENERATE);
    }
    String format = String.join(" ", lines.get(0).words());
    if (!format.equals(String.valueOf(SnapshotText.FORMAT))) {
      throw new SnapshotUnreadableException(
          source
              + " has format "
              + format
              + ", but this Plumbline reads format "
              + SnapshotText.FORMAT
              + ". Use the version of Plumbline that wrote it, or update it with this one: run the"
              + " contract test with -Dplumbline.update-snapshots=true.");
    }
  }

  private void problem(int line, String text) {
    problems.add(new Problem(line, text));
  }

  private SnapshotUnreadableException unreadable() {
    StringBuilder message = new StringBuilder(source).append(" cannot be read:\n");
    problems.stream()
        .sorted(Comparator.comparing(Problem::line))
        .limit(MOST_PROBLEMS)
        .forEach(
            problem -> message.append("  line " + problem.line() + ": " + problem.text() + "\n"));
    if (problems.size() > MOST_PROBLEMS) {
      message.append("  and " + (problems.size() - MOST_PROBLEMS) + " more\n");
    }
    return new SnapshotUnreadableException(
        message
            + "It was edited by hand, or written by another version of Plumbline. "
            + REGENERATE);
  }

  /** What a line and those below it say; null if that is wrong. */
  private @Nullable Record record(RecordForm form, Line line) {
    if (line.words().isEmpty()) {
      problem(line.number(), line.keyword() + " has no name");
      return null;
    }
    Words words = new Words(line, form);
    try {
      Object[] values = components(form, words, true);
      words.reportLeftovers();
      return values == null ? null : form.create(values);
    } catch (IllegalArgumentException e) {
      problem(line.number(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Object @Nullable [] components(RecordForm form, Words words, boolean labelled) {
    @Nullable Object[] values = new Object[form.fields().size()];
    boolean complete = true;
    for (int i = 0; i < values.length; i++) {
      Field field = form.fields().get(i);
      values[i] = labelled && i == 0 ? value(field, words.label()) : component(field, words);
      if (values[i] == null && !field.isOptional()) {
        words.missing(field);
        complete = false;
      }
    }
    return complete ? values : null;
  }

  private @Nullable Object component(Field field, Words words) {
    if (field.isKeyword()) {
      return field.constant(words.line.keyword());
    }
    return switch (field.kind()) {
      case FLAG -> words.flag(field);
      case VALUE -> {
        String token = words.value(field.word());
        yield token == null ? words.blockOr(field) : value(field, token);
      }
      case VALUES -> {
        String token = words.value(field.word());
        yield token == null
            ? List.of()
            : Token.elements(token).stream().map(element -> value(field, element)).toList();
      }
      case CHILD -> children(field, words).stream().findFirst().orElse(null);
      case CHILDREN -> children(field, words);
      case GROUP -> group(field, words);
    };
  }

  private @Nullable Record group(Field field, Words words) {
    RecordForm form = RecordForm.of(field.type());
    if (field.isOptional() && form.fields().stream().noneMatch(words::mentions)) {
      return null;
    }
    Object[] values = components(form, words, false);
    return values == null ? null : form.create(values);
  }

  private List<Record> children(Field field, Words words) {
    RecordForm form = RecordForm.of(field.type());
    List<String> keywords = form.keywords();
    List<Record> records = new ArrayList<>();
    for (Line below : words.line.below()) {
      if (keywords.contains(below.keyword()) && !below.words().isEmpty()) {
        words.read(below);
        Record record = record(form, below);
        if (record != null) {
          records.add(record);
        }
      }
    }
    return records;
  }

  private static Object value(Field field, String token) {
    Class<?> type = field.type();
    if (type == QualifiedName.class) {
      return Token.qualifiedName(token);
    }
    if (type == long.class) {
      return Long.valueOf(token);
    }
    return type.isEnum() ? field.constant(token) : Token.text(token);
  }

  /** The words of one line, taken out one after the other. */
  private final class Words {

    private final Line line;
    private final String label;
    private final Map<String, String> values = new HashMap<>();
    private final Set<Line> unread = Collections.newSetFromMap(new IdentityHashMap<>());

    Words(Line line, RecordForm form) {
      this.line = line;
      this.label = line.words().get(0);
      unread.addAll(line.below());
      for (int i = 1; i < line.words().size(); i++) {
        String word = line.words().get(i);
        if (form.isFlag(word)) {
          values.put(word, "");
        } else if (i + 1 < line.words().size()) {
          values.put(word, line.words().get(++i));
        } else {
          problem(line.number(), "\"" + word + "\" is not known here, or lacks its value");
        }
      }
    }

    String label() {
      return label;
    }

    boolean flag(Field field) {
      return (values.remove(field.flag()) != null) != Boolean.TRUE.equals(field.usual());
    }

    @Nullable String value(String word) {
      return values.remove(word);
    }

    /** What stands in lines of its own, or else is not mentioned because it is usual. */
    @Nullable Object blockOr(Field field) {
      for (Line below : unread) {
        if (below.keyword().equals(field.word()) && below.words().isEmpty()) {
          unread.remove(below);
          return String.join("\n", below.block());
        }
      }
      return field.usual();
    }

    boolean mentions(Field field) {
      return values.containsKey(field.kind() == Kind.FLAG ? field.flag() : field.word())
          || unread.stream()
              .anyMatch(below -> below.words().isEmpty() && below.keyword().equals(field.word()));
    }

    void read(Line below) {
      unread.remove(below);
    }

    void missing(Field field) {
      if (field.kind() == Kind.VALUE) {
        problem(line.number(), line.keyword() + " " + label + " lacks its " + field.word());
      }
    }

    void reportLeftovers() {
      values.keySet().stream()
          .sorted()
          .forEach(word -> problem(line.number(), "\"" + word + "\" is not known here"));
      unread.forEach(
          below -> problem(below.number(), "\"" + below.keyword() + "\" is not known here"));
    }
  }
}
