package dev.plumbline.judgement;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service's judgement as text: one decision in each line, {@code #} at the beginning of a line
 * for comments.
 *
 * <pre>{@code
 * accept UNIQUE_UNMAPPED orders.note -- the import relies on it
 * accept INDEX_UNMAPPED orders.* -- tuned by hand
 * severity COLUMN_UNMAPPED WARNING
 * }</pre>
 */
final class JudgementFile {

  private static final Pattern LINE = Pattern.compile("(?<word>\\S+)\\s*(?<rest>.*)");
  private static final Pattern ACCEPTANCE =
      Pattern.compile("(?<code>\\S+)\\s+(?<subject>.+?)\\s+--\\s+(?<reason>.*)");
  private static final Pattern SEVERITY = Pattern.compile("(?<code>\\S+)\\s+(?<severity>\\S+)");

  /** By which the acceptances of {@link #accepting} are known again. */
  private static final Pattern PRESENT =
      Pattern.compile("present on \\d{4}-\\d{2}-\\d{2} when Plumbline was introduced");

  private static final String HEADING =
      "# What was there when Plumbline was introduced. Take out a line once its finding is gone.";

  private final String name;
  private final Map<FindingCode, Severity> severities = new EnumMap<>(FindingCode.class);
  private final List<Acceptance> acceptances = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();

  private JudgementFile(String name) {
    this.name = name;
  }

  static Judgement parse(String text, String name) {
    JudgementFile file = new JudgementFile(name);
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        file.line(lines.get(i), name + ":" + (i + 1));
      }
    }
    try {
      Judgement judgement = new Judgement(file.severities, file.acceptances);
      if (file.mistakes.isEmpty()) {
        return judgement;
      }
    } catch (IllegalArgumentException e) {
      file.mistakes.add(e.getMessage());
    }
    throw new IllegalArgumentException(
        file.name + " cannot be read:\n" + String.join("\n", file.mistakes));
  }

  /** What is in the file stays; acceptances of earlier days keep their date. */
  static String accepting(String text, String name, Collection<Finding> findings, LocalDate day) {
    String reason = "present on " + day + " when Plumbline was introduced";
    List<Acceptance> present =
        new ArrayList<>(
            parse(text, name).acceptances().stream()
                .filter(acceptance -> PRESENT.matcher(acceptance.reason()).matches())
                .toList());
    for (Finding finding : findings) {
      if (present.stream().noneMatch(acceptance -> acceptance.covers(finding))) {
        present.add(new Acceptance(finding.code(), pattern(finding.subject()), reason, name));
      }
    }
    present.sort(
        Comparator.comparing(Acceptance::code)
            .thenComparing(Acceptance::subject)
            .thenComparing(Acceptance::reason));
    StringBuilder file = new StringBuilder(written(text));
    FindingCode last = null;
    for (Acceptance acceptance : present) {
      if (acceptance.code() != last) {
        file.append(file.isEmpty() || last == null ? "" : "\n");
        file.append(last == null ? HEADING + "\n" : "");
        last = acceptance.code();
      }
      file.append("accept ").append(last).append(' ').append(acceptance.subject());
      file.append(" -- ").append(acceptance.reason()).append('\n');
    }
    return file.toString();
  }

  /** What people have written into the file, with an empty line behind it. */
  private static String written(String text) {
    String written =
        text.lines()
            .filter(line -> !line.strip().equals(HEADING))
            .filter(
                line -> !PRESENT.matcher(line.replaceFirst(".*\\s--\\s+", "").strip()).matches())
            .collect(Collectors.joining("\n"))
            .stripTrailing();
    return written.isEmpty() ? "" : written + "\n\n";
  }

  /** The subject, without what would end it in a line of the file. */
  private static String pattern(String subject) {
    return subject.replaceAll("\\s+--\\s+|\\s*\\R\\s*", "*");
  }

  private void line(String line, String origin) {
    Matcher words = LINE.matcher(line);
    if (words.matches() && words.group("word").equals("accept")) {
      acceptance(words.group("rest"), origin);
    } else if (words.matches() && words.group("word").equals("severity")) {
      severity(words.group("rest"), origin);
    } else {
      mistakes.add(
          origin
              + ": \""
              + line
              + "\" is neither \"accept CODE SUBJECT -- REASON\" nor \"severity CODE SEVERITY\".");
    }
  }

  private void acceptance(String rest, String origin) {
    Matcher words = ACCEPTANCE.matcher(rest + " ");
    if (!words.matches()) {
      mistakes.add(
          origin
              + ": an acceptance is of the form \"accept CODE SUBJECT -- REASON\", and the reason"
              + " may not be left out.");
      return;
    }
    code(words.group("code"), origin)
        .ifPresent(
            code -> {
              try {
                acceptances.add(
                    new Acceptance(code, words.group("subject"), words.group("reason"), origin));
              } catch (IllegalArgumentException e) {
                mistakes.add(origin + ": " + e.getMessage());
              }
            });
  }

  private void severity(String rest, String origin) {
    Matcher words = SEVERITY.matcher(rest);
    if (!words.matches()) {
      mistakes.add(origin + ": a severity is of the form \"severity CODE SEVERITY\".");
      return;
    }
    Optional<Severity> severity =
        Arrays.stream(Severity.values())
            .filter(value -> value.name().equals(words.group("severity").toUpperCase(Locale.ROOT)))
            .findFirst();
    if (severity.isEmpty()) {
      mistakes.add(
          origin
              + ": there is no severity \""
              + words.group("severity")
              + "\". It is one of "
              + Arrays.toString(Severity.values())
              + ".");
    }
    code(words.group("code"), origin)
        .ifPresent(
            code -> {
              if (severity.isPresent() && severities.put(code, severity.get()) != null) {
                mistakes.add(origin + ": the severity of " + code + " was given before.");
              }
            });
  }

  private Optional<FindingCode> code(String word, String origin) {
    Optional<FindingCode> code =
        Arrays.stream(FindingCode.values()).filter(one -> one.name().equals(word)).findFirst();
    if (code.isEmpty()) {
      String beginning = word.replaceFirst("_.*", "_").toUpperCase(Locale.ROOT);
      String similar =
          Arrays.stream(FindingCode.values())
              .map(FindingCode::name)
              .filter(other -> other.startsWith(beginning))
              .collect(Collectors.joining(", "));
      mistakes.add(
          origin
              + ": there is no code \""
              + word
              + "\"."
              + (similar.isEmpty() ? "" : " There are " + similar + "."));
    }
    return code;
  }
}
