package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a formatted SQL changelog means to declare. Liquibase takes a changeSet line
 * that it does not understand for a comment, and drops or misplaces the statements below it without
 * a word.
 *
 * @param file its path
 * @param lines its text
 */
record FormattedSqlText(String file, List<String> lines) {

  private static final Pattern HEADER =
      Pattern.compile("\\s*--\\s*liquibase\\s*formatted.*", Pattern.CASE_INSENSITIVE);

  /** As Liquibase has it. */
  private static final Pattern UNDERSTOOD =
      Pattern.compile(
          "\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+).*",
          Pattern.CASE_INSENSITIVE);

  /** A comment that begins with a word, or two, and {@code author:id}. */
  private static final Pattern MEANT =
      Pattern.compile(
          "\\s*(?:--|/\\*)[-#*:\\s]*(?:liquibase\\s+)?"
              + "([A-Za-z]{5,12}(?:[ _-]sets?)?)[:\\s]\\s*(?:\"[^\"]+\"|[^:\\s]+):\\S.*",
          Pattern.CASE_INSENSITIVE);

  private static final String KEYWORD = "changeset";

  /** How many letters may be wrong: {@code chageset}, {@code change-set}, {@code changesets}. */
  private static final int TYPO = 2;

  /** English that is as near to the keyword. */
  private static final List<String> OTHER_WORDS = List.of("changes", "changed", "charset");

  /** The findings of all formatted SQL changelogs among the files. */
  static List<Finding> findings(List<String> files, ChangelogResources resources) {
    List<Finding> findings = new ArrayList<>();
    for (String file : files) {
      if (file.toLowerCase(Locale.ROOT).endsWith(".sql")) {
        try {
          findings.addAll(new FormattedSqlText(file, resources.lines(file)).findings());
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot read " + file + " for a second time", e);
        }
      }
    }
    return findings;
  }

  /** A finding for each line that was meant to declare a changeSet, but does not. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    boolean hasHeader =
        lines.stream()
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(line -> HEADER.matcher(line).matches())
            .isPresent();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean understood = UNDERSTOOD.matcher(line).matches();
      if (understood && !hasHeader) {
        findings.add(notParsed(i, "--liquibase formatted sql", "no such first line"));
        return findings;
      }
      if (!understood && meansChangeSet(line)) {
        findings.add(notParsed(i, "--changeset author:id", line.strip()));
      }
    }
    return findings;
  }

  private static boolean meansChangeSet(String line) {
    Matcher matcher = MEANT.matcher(line);
    if (!matcher.matches()) {
      return false;
    }
    String word = matcher.group(1).replace(" ", "");
    return OTHER_WORDS.stream().noneMatch(word::equalsIgnoreCase)
        && Spelling.distance(word, KEYWORD) <= TYPO;
  }

  private Finding notParsed(int index, String expected, String found) {
    return Finding.of(
        FindingCode.CHANGESET_NOT_PARSED,
        file + ":" + (index + 1),
        expected,
        found,
        "Liquibase skips the line in silence: the changeSet never runs, or its statements run as"
            + " part of the one above it.",
        "Correct line " + (index + 1) + " of " + file + ".");
  }
}
