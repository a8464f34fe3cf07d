package dev.plumbline.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Findings, worst first, then by subject and code. Immutable.
 *
 * @param all every finding that nobody has accepted
 * @param accepted how many there are besides
 */
public record Findings(List<Finding> all, int accepted) implements Iterable<Finding> {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::subject)
          .thenComparing(Finding::code);
  private static final Findings NONE = new Findings(List.of());

  public Findings {
    all = all.stream().sorted(WORST_FIRST).toList();
  }

  /** Findings of which none has been accepted. */
  public Findings(List<Finding> all) {
    this(all, 0);
  }

  public static Findings none() {
    return NONE;
  }

  public static Findings of(Collection<Finding> findings) {
    return new Findings(List.copyOf(findings));
  }

  public static Findings of(Finding... findings) {
    return new Findings(List.of(findings));
  }

  /** These and those. */
  public Findings and(Findings others) {
    List<Finding> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new Findings(both, accepted + others.accepted);
  }

  /** Those that are at least as bad as {@code severity}. */
  public Findings atLeast(Severity severity) {
    return new Findings(
        all.stream().filter(finding -> finding.severity().compareTo(severity) >= 0).toList(),
        accepted);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public int size() {
    return all.size();
  }

  public long count(Severity severity) {
    return all.stream().filter(finding -> finding.severity() == severity).count();
  }

  public Stream<Finding> stream() {
    return all.stream();
  }

  @Override
  public Iterator<Finding> iterator() {
    return all.iterator();
  }

  /** For people: every finding in full, in a few lines each. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : all) {
      text.append(finding.severity())
          .append(' ')
          .append(finding.code())
          .append("  ")
          .append(finding.subject())
          .append('\n');
      line(text, "expected", finding.expected());
      line(text, "found", finding.actual());
      line(text, "breaks", finding.consequence());
      line(text, "fix", finding.fix());
      line(text, "mapped by", finding.blame().attribute());
      line(text, "changed by", finding.blame().changeSet());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, @Nullable String value) {
    if (value != null) {
      text.append(
          String.format(Locale.ROOT, "  %-9s %s\n", label, value.replace("\n", "\n            ")));
    }
  }

  /** How many of which severity: {@code "2 errors, 1 warning, 4 notes (3 accepted)"}. */
  public String summary() {
    return (isEmpty() ? "no findings" : bySeverity())
        + (accepted == 0 ? "" : " (" + accepted + " accepted)");
  }

  private String bySeverity() {
    List<String> parts = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      long count = count(severity);
      if (count > 0) {
        parts.add(count + " " + severity.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s"));
      }
    }
    return String.join(", ", parts);
  }
}
