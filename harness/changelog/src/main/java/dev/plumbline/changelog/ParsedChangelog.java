package dev.plumbline.changelog;

import dev.plumbline.finding.Finding;
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
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.change.Change;
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
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import org.jspecify.annotations.Nullable;

/**
 * A changelog as Liquibase has read it, and found to be in order as far as that can be said without
 * a database.
 *
 * <p>Liquibase notes the progress of a run in these objects, so each run parses its own. To be used
 * within the changelog's {@link LiquibaseScope} only, and so by one thread.
 */
public final class ParsedChangelog {

  private final Changelog changelog;
  private final DatabaseChangeLog root;
  private final List<String> files;
  private final ChangelogResources resources;
  private final RecordedParameters parameters;
  private final Contexts contexts;
  private final LabelExpression labels;
  private final List<ChangeSet> applicable;
  private final boolean forAnyDatabase;
  private @Nullable Revision revision;

  private ParsedChangelog(
      Changelog changelog,
      DatabaseChangeLog root,
      RecordedParameters parameters,
      ChangelogResources resources,
      boolean forAnyDatabase)
      throws LiquibaseException {
    this.forAnyDatabase = forAnyDatabase;
    this.changelog = changelog;
    this.root = root;
    this.parameters = parameters;
    this.resources = resources;
    files = resources.read();
    contexts = new Contexts(changelog.contexts());
    labels = new LabelExpression(changelog.labelFilter());
    ListVisitor list = new ListVisitor();
    visit(list, ImaginedDatabase.USUAL);
    applicable = List.copyOf(list.getSeenChangeSets());
  }

  /**
   * Parses and checks, for any database. Nothing of it may be run. To be called within the
   * changelog's {@link LiquibaseScope}.
   *
   * @throws InvalidChangelogException with everything that is wrong with it
   */
  public static ParsedChangelog forAnyDatabase(Changelog changelog) {
    return of(changelog, ImaginedDatabase.USUAL);
  }

  /**
   * Parses and checks, for that database, whose names and versions the changelog may use. To be
   * called within the changelog's {@link LiquibaseScope}.
   *
   * @throws InvalidChangelogException with everything that is wrong with it
   */
  public static ParsedChangelog of(Changelog changelog, Database database) {
    return of(changelog, LiquibaseScope.resources(), database);
  }

  private static ParsedChangelog of(
      Changelog changelog, ChangelogResources resources, Database database) {
    RecordedParameters parameters = new RecordedParameters(changelog, database);
    parameters.setContexts(new Contexts(changelog.contexts()));
    parameters.setLabels(new LabelExpression(changelog.labelFilter()));
    ParsedChangelog parsed = parsed(changelog, resources, database, parameters);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(FormattedSqlText.findings(parsed.files, resources));
    findings.addAll(ChangelogEncodings.findings(parsed.files, resources));
    findings.addAll(
        new ChangelogCheck(changelog, parsed.root, parsed.applicable, resources).findings());
    if (!findings.isEmpty()) {
      throw new InvalidChangelogException(changelog, Findings.of(findings), null);
    }
    return parsed;
  }

  private static ParsedChangelog parsed(
      Changelog changelog,
      ChangelogResources resources,
      Database database,
      RecordedParameters parameters) {
    DatabaseChangeLog root;
    try {
      root =
          ChangeLogParserFactory.getInstance()
              .getParser(changelog.path(), resources)
              .parse(changelog.path(), parameters, resources);
    } catch (LiquibaseException | RuntimeException | LinkageError | StackOverflowError e) {
      throw unreadable(changelog, resources, e);
    }
    try {
      return new ParsedChangelog(
          changelog, root, parameters, resources, database instanceof ImaginedDatabase);
    } catch (LiquibaseException e) {
      throw unreadable(changelog, resources, e);
    }
  }

  private static InvalidChangelogException unreadable(
      Changelog changelog, ChangelogResources resources, Throwable thrown) {
    return new InvalidChangelogException(
        changelog, Findings.of(UnreadableChangelog.finding(changelog, resources, thrown)), thrown);
  }

  /**
   * The same changelog, from the same files, as it reads for that database.
   *
   * @throws InvalidChangelogException with everything that is wrong with it there
   */
  public ParsedChangelog on(Database database) {
    return of(changelog, resources, database);
  }

  /** What a changeSet is called by. */
  public static ChangeSetId id(ChangeSet changeSet) {
    return new ChangeSetId(
        changeSet.getFilePath(), orMissing(changeSet.getId()), orMissing(changeSet.getAuthor()));
  }

  /** A changeSet without an id or author is invalid, but has to be named in the finding. */
  private static String orMissing(@Nullable String value) {
    return value == null ? "?" : value;
  }

  /** The file that declares a changeSet, which its logical path may hide. */
  public static String file(ChangeSet changeSet) {
    DatabaseChangeLog declaredIn = changeSet.getChangeLog();
    String path = declaredIn == null ? null : declaredIn.getPhysicalFilePath();
    return path == null ? id(changeSet).path() : DatabaseChangeLog.normalizePath(path);
  }

  /** Whether a change is one for this database and this operating system. */
  public static boolean isFor(Change change, Database database) {
    return ChangeTarget.includes(change, database);
  }

  /** The errors for which a changeSet that wants it so is marked as run instead of being run. */
  public static List<String> toleratedErrors(ChangeSet changeSet) {
    return ChangelogCheck.tolerated(changeSet);
  }

  /** Starts to tell what was read from what; before anything of it is run. */
  public ReadingRecord record() {
    return ReadingRecord.of(this, changelog, applicable, parameters, resources);
  }

  /** A finding for each file that declares nothing. */
  public Findings emptyFiles() {
    return EmptyFiles.findings(root, resources, files);
  }

  /**
   * Findings about changeSets, with the file that declares each, where its id does not say that.
   */
  public Findings located(Findings findings) {
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
        : finding.withFix(finding.fix() + " It is declared in " + file + ".");
  }

  /** The service's name. */
  public String service() {
    return changelog.service();
  }

  /** The changeSets that apply, in order. */
  public List<ChangeSet> applicable() {
    return applicable;
  }

  /** As Liquibase has read it, what does not apply included. */
  public DatabaseChangeLog root() {
    return root;
  }

  /** What a database needs, in order. */
  public Revision revision() {
    if (revision == null) {
      Set<ChangeSetId> others = new HashSet<>();
      root.getChangeSets().forEach(changeSet -> others.add(id(changeSet)));
      applicable.forEach(changeSet -> others.remove(id(changeSet)));
      List<ExpectedChangeSet> expected = expected();
      Map<ChangeSetId, String> older = DeclaredChangeSet.olderChecksums(applicable, expected);
      revision = new Revision(changelog.service(), expected, others, older);
    }
    return revision;
  }

  private List<ExpectedChangeSet> expected() {
    List<ExpectedChangeSet> expected = new ArrayList<>();
    applicable.forEach(changeSet -> expected.add(DeclaredChangeSet.expected(changeSet)));
    if (forAnyDatabase && parameters.askForTheDatabase()) {
      Set<ExpectedChangeSet> elsewhere = Set.copyOf(expectedElsewhere());
      expected.replaceAll(
          changeSet -> elsewhere.contains(changeSet) ? changeSet : changeSet.withAnyChecksum());
    }
    return expected;
  }

  /**
   * What another database needs. A changeSet with another checksum there consists of what Liquibase
   * learns from the database, so that only a look at it tells the checksum.
   */
  private List<ExpectedChangeSet> expectedElsewhere() {
    ChangelogResources again = new ChangelogResources(changelog.searchPath());
    try {
      return Scope.child(
          Map.of(Scope.Attr.resourceAccessor.name(), again),
          () ->
              of(changelog, again, ImaginedDatabase.OTHER).applicable.stream()
                  .map(DeclaredChangeSet::expected)
                  .toList());
    } catch (InvalidChangelogException e) {
      // not even readable there: nothing of it is the same for all databases
      return List.of();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Scope.child threw what its action cannot throw", e);
    }
  }

  /**
   * Whether a history that lacks nothing does not say everything: some changeSets may have to run
   * although they have been applied, or say themselves which other checksums are good.
   */
  public boolean isForLiquibaseToJudge() {
    return applicable.stream()
        .anyMatch(
            changeSet ->
                DeclaredChangeSet.isRepeatable(changeSet)
                    || !changeSet.getValidCheckSums().isEmpty());
  }

  /** Calls the visitor for each changeSet that applies and that the other filters accept. */
  public void visit(ChangeSetVisitor visitor, Database database, ChangeSetFilter... more)
      throws LiquibaseException {
    new ChangeLogIterator(root, filters(database, more))
        .run(visitor, new RuntimeEnvironment(database, contexts, labels));
  }

  /** The same for changeSets of the history, in its order or against it. */
  public void visit(
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

  /** Replaces checksums of older algorithms in the history, as Liquibase does. */
  public void upgradeChecksums(ChangeLogHistoryService history) throws LiquibaseException {
    history.upgradeChecksums(root, contexts, labels);
  }

  /** Liquibase's own validation, against the history and with the changelog's preconditions. */
  public void validate(Database database) throws LiquibaseException {
    root.validate(database, contexts, labels);
  }
}
