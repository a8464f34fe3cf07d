package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Revision.ExpectedChangeSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.changelog.visitor.ChangeSetVisitor;
import liquibase.changelog.visitor.ListVisitor;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import org.jspecify.annotations.Nullable;

/**
 * A changelog as Liquibase has read it, and found to be in order as far as that can be said without
 * a database.
 *
 * <p>Liquibase notes the progress of a run in these objects, so each run parses its own.
 */
final class ParsedChangelog {

  private final Changelog changelog;
  private final DatabaseChangeLog root;
  private final List<String> files;
  private final ChangelogResources resources;
  private final RecordedParameters parameters;
  private final Contexts contexts;
  private final LabelExpression labels;
  private final List<ChangeSet> applicable;

  private ParsedChangelog(
      Changelog changelog,
      DatabaseChangeLog root,
      RecordedParameters parameters,
      ChangelogResources resources)
      throws LiquibaseException {
    this.changelog = changelog;
    this.root = root;
    this.parameters = parameters;
    this.resources = resources;
    files = resources.read();
    contexts = new Contexts(changelog.contexts());
    labels = new LabelExpression(changelog.labelFilter());
    ListVisitor list = new ListVisitor();
    PostgresDatabase anyPostgres = new PostgresDatabase();
    visit(list, anyPostgres);
    applicable = List.copyOf(list.getSeenChangeSets());
  }

  /**
   * Parses and checks. Must be called within {@link LiquibaseScope}.
   *
   * @throws InvalidChangelogException with everything that is wrong with it
   */
  static ParsedChangelog parse(Changelog changelog, ChangelogResources resources)
      throws LiquibaseException {
    RecordedParameters parameters = new RecordedParameters(changelog, new PostgresDatabase());
    parameters.setContexts(new Contexts(changelog.contexts()));
    parameters.setLabels(new LabelExpression(changelog.labelFilter()));
    DatabaseChangeLog root;
    try {
      root =
          ChangeLogParserFactory.getInstance()
              .getParser(changelog.path(), resources)
              .parse(changelog.path(), parameters, resources);
    } catch (LiquibaseException | RuntimeException e) {
      throw new InvalidChangelogException(
          changelog, Findings.of(UnreadableChangelog.finding(changelog, resources.read(), e)), e);
    }
    ParsedChangelog parsed = new ParsedChangelog(changelog, root, parameters, resources);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(FormattedSqlText.findings(parsed.files, resources));
    findings.addAll(
        new ChangelogCheck(changelog, root.getChangeSets(), parsed.applicable).findings());
    if (!findings.isEmpty()) {
      throw new InvalidChangelogException(changelog, Findings.of(findings), null);
    }
    return parsed;
  }

  static ChangeSetId id(ChangeSet changeSet) {
    return new ChangeSetId(
        changeSet.getFilePath(), orMissing(changeSet.getId()), orMissing(changeSet.getAuthor()));
  }

  /** A changeSet without an id or author is invalid, but has to be named in the finding. */
  private static String orMissing(@Nullable String value) {
    return value == null ? "?" : value;
  }

  /** The file that declares a changeSet, which its logical path may hide. */
  static String file(ChangeSet changeSet) {
    DatabaseChangeLog declaredIn = changeSet.getChangeLog();
    String path = declaredIn == null ? null : declaredIn.getPhysicalFilePath();
    return path == null ? id(changeSet).path() : DatabaseChangeLog.normalizePath(path);
  }

  /** Starts to tell what was read from what; before anything of it is run. */
  ReadingRecord record() {
    return ReadingRecord.of(this, changelog, applicable, parameters, resources);
  }

  /** A finding for each file that declares nothing. */
  Findings emptyFiles() {
    return Findings.of(
        filesWithoutChangeSets().stream()
            .map(ParsedChangelog::declaresNothing)
            .toArray(Finding[]::new));
  }

  private static Finding declaresNothing(String file) {
    return Finding.of(
        FindingCode.CHANGELOG_EMPTY,
        file,
        "at least one changeSet, or the inclusion of a file with one",
        "none",
        "It is taken for a migration, but whatever it was made for never happens.",
        "Declare its changeSets, or remove the file and its inclusion.");
  }

  /**
   * Changelog files that were included, but declare no changeSet and include no file that does. A
   * file of nothing but properties or preconditions is none of them: it does what it is for.
   */
  private List<String> filesWithoutChangeSets() {
    Set<String> useful = new HashSet<>();
    for (ChangeSet changeSet : root.getChangeSets()) {
      DatabaseChangeLog declaredIn = changeSet.getChangeLog();
      while (declaredIn != null) {
        useful.add(DatabaseChangeLog.normalizePath(declaredIn.getPhysicalFilePath()));
        declaredIn = declaredIn.getParentChangeLog();
      }
    }
    return files.stream()
        .filter(ChangelogLocator::isChangelogFile)
        .filter(file -> !useful.contains(DatabaseChangeLog.normalizePath(file)))
        .filter(file -> !SharedDeclarations.isIn(file, resources))
        .toList();
  }

  /**
   * Findings about changeSets, with the file that declares each, where its id does not say that.
   */
  Findings located(Findings findings) {
    Map<String, String> files = new HashMap<>();
    applicable.forEach(changeSet -> files.put(id(changeSet).toString(), file(changeSet)));
    return Findings.of(
        findings.stream()
            .map(finding -> located(finding, files.get(finding.subject())))
            .toArray(Finding[]::new));
  }

  private static Finding located(Finding finding, @Nullable String file) {
    return file == null || finding.subject().startsWith(file + "::")
        ? finding
        : new Finding(
            finding.code(),
            finding.severity(),
            finding.subject(),
            finding.expected(),
            finding.actual(),
            finding.consequence(),
            finding.fix() + " It is declared in " + file + ".",
            finding.location(),
            finding.blame());
  }

  String service() {
    return changelog.service();
  }

  /** The changeSets that apply, in order. */
  List<ChangeSet> applicable() {
    return applicable;
  }

  DatabaseChangeLog root() {
    return root;
  }

  /** What a database needs, in order. */
  Revision revision() {
    return new Revision(
        changelog.service(), applicable.stream().map(ParsedChangelog::expected).toList());
  }

  /** Whether some changeSets may have to run although they have been applied. */
  boolean hasRepeatables() {
    return applicable.stream().anyMatch(ParsedChangelog::isRepeatable);
  }

  private static boolean isRepeatable(ChangeSet changeSet) {
    return changeSet.shouldRunOnChange() || changeSet.shouldAlwaysRun();
  }

  private static ExpectedChangeSet expected(ChangeSet changeSet) {
    return new ExpectedChangeSet(id(changeSet), checksum(changeSet), isRepeatable(changeSet));
  }

  /** Where the changeSet itself says which other checksums are good, Liquibase has to judge. */
  private static @Nullable String checksum(ChangeSet changeSet) {
    return changeSet.getValidCheckSums().isEmpty()
        ? changeSet.generateCheckSum(ChecksumVersion.latest()).toString()
        : null;
  }

  /** Calls the visitor for each changeSet that applies and that the other filters accept. */
  void visit(ChangeSetVisitor visitor, Database database, ChangeSetFilter... more)
      throws LiquibaseException {
    new ChangeLogIterator(root, filters(database, more))
        .run(visitor, new RuntimeEnvironment(database, contexts, labels));
  }

  /** The same for changeSets of the history, in its order or against it. */
  void visit(
      ChangeSetVisitor visitor,
      Database database,
      List<RanChangeSet> history,
      ChangeSetFilter... more)
      throws LiquibaseException {
    new ChangeLogIterator(history, root, filters(database, more))
        .run(visitor, new RuntimeEnvironment(database, contexts, labels));
  }

  private List<ChangeSetFilter> filters(Database database, ChangeSetFilter... more) {
    List<ChangeSetFilter> filters = new ArrayList<>();
    filters.add(new ContextChangeSetFilter(contexts));
    filters.add(new LabelChangeSetFilter(labels));
    filters.add(new DbmsChangeSetFilter(database));
    filters.add(new IgnoreChangeSetFilter());
    filters.addAll(Arrays.asList(more));
    return filters;
  }

  void upgradeChecksums(ChangeLogHistoryService history) throws LiquibaseException {
    history.upgradeChecksums(root, contexts, labels);
  }

  /** Liquibase's own validation, against the history and with the changelog's preconditions. */
  void validate(Database database) throws LiquibaseException {
    root.validate(database, contexts, labels);
  }
}
