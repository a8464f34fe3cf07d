package dev.plumbline.judgement;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a service makes of findings: which it has accepted, and how bad it takes the others to be.
 *
 * <p>Immutable; safe for use by several threads.
 *
 * @param severities by code, where they are not those of {@link FindingCode#severity()}; they hold
 *     for every finding with that code, also where it would have been milder
 * @param acceptances no two of them for the same code and subject
 */
public record Judgement(Map<FindingCode, Severity> severities, List<Acceptance> acceptances) {

  private static final Judgement USUAL = new Judgement(Map.of(), List.of());

  /**
   * @throws IllegalArgumentException if two acceptances are for the same code and subject
   */
  public Judgement {
    severities = Map.copyOf(severities);
    acceptances = List.copyOf(acceptances);
    TreeSet<String> contradictions = new TreeSet<>();
    for (int i = 0; i < acceptances.size(); i++) {
      Acceptance one = acceptances.get(i);
      acceptances.subList(0, i).stream()
          .filter(other -> other.code() == one.code() && other.subject().equals(one.subject()))
          .forEach(
              other ->
                  contradictions.add(
                      one.code()
                          + " on "
                          + one.subject()
                          + " is accepted twice: "
                          + other.origin()
                          + " and "
                          + one.origin()
                          + ". Keep one of them."));
    }
    refuse(contradictions);
  }

  /** Nothing accepted, every severity as usual. */
  public static Judgement usual() {
    return USUAL;
  }

  /**
   * What a judgement file says; see {@link JudgementFile} for its form.
   *
   * @param text its content
   * @param name how messages call it
   * @throws IllegalArgumentException if lines cannot be read, all of them in the message
   */
  public static Judgement parse(String text, String name) {
    return JudgementFile.parse(text, name);
  }

  /**
   * A judgement file that accepts what is there on a day: what it says already, and behind that an
   * acceptance for each finding that it does not cover, by code and subject.
   *
   * @param text its content so far; {@code ""} if there is no such file
   * @param name how messages call it
   * @param findings that can be accepted; see {@link Acceptance}
   * @throws IllegalArgumentException if the text cannot be read, or a finding cannot be accepted
   */
  public static String accepting(
      String text, String name, Collection<Finding> findings, LocalDate day) {
    return JudgementFile.accepting(text, name, findings, day);
  }

  /**
   * Both of them.
   *
   * @throws IllegalArgumentException if they say the same thing twice, or contradict each other
   */
  public Judgement and(Judgement other) {
    Map<FindingCode, Severity> both = new EnumMap<>(FindingCode.class);
    both.putAll(severities);
    TreeSet<String> contradictions = new TreeSet<>();
    other.severities.forEach(
        (code, severity) -> {
          if (both.put(code, severity) != null) {
            contradictions.add("The severity of " + code + " is given twice. Keep one of them.");
          }
        });
    refuse(contradictions);
    return new Judgement(
        both, Stream.concat(acceptances.stream(), other.acceptances.stream()).toList());
  }

  private static void refuse(TreeSet<String> contradictions) {
    if (!contradictions.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", contradictions));
    }
  }

  /** Those findings, without the accepted ones, each as bad as the service takes it to be. */
  public Findings of(Findings found) {
    List<Finding> remaining = new ArrayList<>();
    int accepted = found.accepted();
    for (Finding finding : found) {
      if (acceptances.stream().anyMatch(acceptance -> acceptance.covers(finding))) {
        accepted++;
      } else {
        remaining.add(judged(finding));
      }
    }
    return new Findings(remaining, accepted);
  }

  private Finding judged(Finding finding) {
    Severity severity = severities.get(finding.code());
    return severity == null ? finding : finding.withSeverity(severity);
  }

  /**
   * The same of an examination's result, with a finding for each acceptance that it has shown to be
   * without object.
   *
   * @param found everything that the examination has found
   */
  public Findings of(Findings found, Examination examination) {
    return of(found)
        .and(
            Findings.of(
                acceptances.stream()
                    .filter(acceptance -> examination.finds(acceptance.code()))
                    .filter(acceptance -> found.stream().noneMatch(acceptance::covers))
                    .map(Judgement::unused)
                    .map(this::judged)
                    .toList()));
  }

  private static Finding unused(Acceptance acceptance) {
    return Finding.of(
        FindingCode.ACCEPTANCE_UNUSED,
        acceptance.origin(),
        "a finding " + acceptance.code() + " on " + acceptance.subject(),
        "no such finding",
        "The next such finding, which nobody has judged, would be accepted unseen.",
        "Remove the acceptance (its reason was: "
            + acceptance.reason()
            + "), or correct its subject.");
  }
}
