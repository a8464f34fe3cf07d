package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
          "\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Attributes, of which plain SQL has none, that change nothing: this database, or what is done
   * with plain SQL anyway, which is sent as one text.
   */
  private static final Pattern WITHOUT_BEARING =
      Pattern.compile(
          "(?:[^:!\\s]++(?!:)|\\s++|dbms:\\s*[^:!\\s]*\\bpostgresql\\b[^:!\\s]*"
              + "|(?:splitStatements|stripComments):\\s*false\\b)*",
          Pattern.CASE_INSENSITIVE);

  /** What only a formatted SQL changelog obeys. */
  private static final Pattern OBEYED =
      Pattern.compile(
          "\\s*--\\s*(?:precondition|validCheckSum|ignoreLines|property)\\S*[\\s:].*",
          Pattern.CASE_INSENSITIVE);

  /** A comment that begins with a word, or two, and {@code author:id}. */
  private static final Pattern MEANT =
      Pattern.compile(
          "\\s*(?:--|/\\*|//|#)[-#*:\\s]*(?:liquibase\\s+)?"
              + "([A-Za-z]{5,12}(?:[ _-]sets?)?)[:\\s]\\s*(?:\"[^\"]+\"|[^:\\s]+):\\S.*",
          Pattern.CASE_INSENSITIVE);

  /** A comment that contains a whole changeSet line: somebody has commented it out. */
  private static final Pattern COMMENTED_OUT =
      Pattern.compile(
          "\\s*(?:--+|/\\*+|//+|#+)[\\s*#]*(--\\s*changeset\\s.*)", Pattern.CASE_INSENSITIVE);

  private static final System.Logger LOG = System.getLogger(FormattedSqlText.class.getName());

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
    if (!hasHeader()) {
      return plainSql().map(List::of).orElseGet(List::of);
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean understood = UNDERSTOOD.matcher(line).matches();
      if (!understood && isCommentedOut(line)) {
        LOG.log(
            System.Logger.Level.INFO,
            "{0}:{1}: ignoring a changeSet that is commented out: {2}",
            file,
            i + 1,
            line.strip());
      } else if (!understood && meansChangeSet(line)) {
        findings.add(notParsed(i, "--changeset author:id", line.strip()));
      }
    }
    return findings;
  }

  private boolean hasHeader() {
    return lines.stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .filter(line -> HEADER.matcher(line).matches())
        .isPresent();
  }

  /**
   * Without the first line, Liquibase runs the whole text as one changeSet, named raw. A finding if
   * that is not what the lines declare.
   */
  private Optional<Finding> plainSql() {
    boolean declares = lines.stream().anyMatch(line -> UNDERSTOOD.matcher(line).matches());
    for (int i = 0; declares && i < lines.size(); i++) {
      Matcher changeSet = UNDERSTOOD.matcher(lines.get(i));
      boolean lost =
          changeSet.matches()
              ? !WITHOUT_BEARING.matcher(changeSet.group(3)).matches()
              : OBEYED.matcher(lines.get(i)).matches();
      if (lost) {
        return Optional.of(ignored(i));
      }
    }
    if (declares) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} declares changeSets, but its first line is not --liquibase formatted sql: it runs as"
              + " one changeSet, named raw, without a rollback. If no database has that in its"
              + " history, put the line first",
          file);
    }
    return Optional.empty();
  }

  private Finding ignored(int index) {
    return Finding.of(
        FindingCode.CHANGESET_NOT_PARSED,
        file + ":" + (index + 1),
        "--liquibase formatted sql as the first line that is not blank, before any comment",
        "another first line, and something that plain SQL ignores: " + lines.get(index).strip(),
        "Liquibase runs the whole file as one changeSet, named raw, and treats this line as a"
            + " comment: what it restricts or declares has no effect.",
        "Put --liquibase formatted sql first. If a database has already run the file as raw, its"
            + " changeSets are then pending: give them preconditions with onFail:MARK_RAN that"
            + " check what is there.");
  }

  private static boolean isCommentedOut(String line) {
    Matcher matcher = COMMENTED_OUT.matcher(line);
    return matcher.matches() && UNDERSTOOD.matcher(matcher.group(1)).matches();
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
    return Finding.of(FindingCode.CHANGESET_NOT_PARSED, file + ":" + (index + 1), expected, found)
        .withFix("Correct line " + (index + 1) + " of " + file + ".");
  }
}
