package dev.plumbline.junit;

import dev.plumbline.canonical.CanonicalExpressions;
import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.Shape;
import dev.plumbline.changelog.Changelog;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.hibernate.Entities;
import dev.plumbline.judgement.Examination;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.MappingParity;
import dev.plumbline.parity.ParityDifferences;
import dev.plumbline.parity.TakenKeys;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.rehearsal.ChangeSetTrail;
import dev.plumbline.rehearsal.Rehearsal;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.Rewording;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A service in this run: its changelog, its entities, the template that its databases are cloned
 * from, and what the rehearsals of its changelog have shown. Everything expensive happens once, on
 * first use, and what follows from the changelog alone is not repeated in the next run either. Safe
 * for use by several threads.
 */
final class ServiceUnderTest {

  private static final System.Logger LOG = System.getLogger(ServiceUnderTest.class.getName());

  private static final String TRAIL = "trail";
  private static final String KEYS = "keys";

  private final ServiceSpecification specification;
  private final Clusters clusters;
  private final RunOptions options;
  private final Changelog changelog;
  private final Lazy<Entities> entities;
  private final Lazy<ServiceHome> home = new Lazy<>(this::findHome);
  private final Lazy<SnapshotFiles> snapshots = new Lazy<>(this::findSnapshots);
  private final Lazy<PreviousRelease> previousRelease = new Lazy<>(this::findPreviousRelease);
  private final Lazy<RehearsedRelease.Seen> rehearsedRelease = new Lazy<>(this::rehearseRelease);
  private final Lazy<SchemaSnapshot> migrated = new Lazy<>(this::readMigrated);
  private final Lazy<SchemaSnapshot> snapshot = new Lazy<>(this::addRewordings);
  private final EntityMapping mapping;
  private final Lazy<Findings> rollbacks = new Lazy<>(this::knownOrRehearsedRollbacks);
  private final Lazy<TakenKeys> takenKeys = new Lazy<>(this::knownOrFoundKeys);
  private final Lazy<ChangeSetTrail> trail = new Lazy<>(this::followChangeSets);

  /** Of a database as the changelog left it, once someone has asked. */
  private volatile Findings parity = Findings.none();

  /** Where that comes from; null until then. */
  private volatile @Nullable ParityDifferences differences;

  /**
   * Finds the changelog, while the server begins to start in the background.
   *
   * @throws RuntimeException if it is not there, with a message that says what is nearby
   */
  ServiceUnderTest(ServiceSpecification specification, Clusters clusters, RunOptions options) {
    this.specification = specification;
    this.clusters = clusters;
    this.options = options;
    clusters.prepare(specification.postgres());
    ApplicationConfiguration application = specification.application();
    if (application.isKnown()) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0}: taken from {1}, where @PlumblineTest says nothing: {2}",
          specification.service(),
          application.origin(),
          application.summary());
    }
    this.changelog = specification.locateChangelog();
    this.entities =
        new Lazy<>(
            () -> specification.entitySource().entities().withSettings(specification.properties()));
    this.mapping = new EntityMapping(specification, home, entities, migrated);
  }

  ServiceSpecification specification() {
    return specification;
  }

  Entities entities() {
    return entities.get();
  }

  /** The production migrator. It knows what a finished database looks like. */
  Migrator migrator() {
    return new Migrator(changelog).knowing(revision());
  }

  Cluster cluster() {
    return home.get().cluster();
  }

  Revision revision() {
    return home.get().notes().reading().revision();
  }

  /** In one line, for the head of a failure: what was compared with what, and where. */
  String description() {
    return "changelog "
        + changelog.path()
        + ", "
        + entities().description()
        + (specification.application().isKnown()
            ? ", configuration of " + specification.application().origin()
            : "")
        + ", PostgreSQL "
        + cluster().version();
  }

  Changelog changelog() {
    return changelog;
  }

  /** What the changelog creates in an empty database. */
  Schema migratedSchema() {
    return migrated.get().schema();
  }

  /** The same as the verifier gets to know it: without what only concerns restored databases. */
  SchemaSnapshot migrated() {
    return migrated.get();
  }

  /** Where the service's snapshot is. */
  SnapshotFiles snapshots() {
    return snapshots.get();
  }

  /** What the service was in the release before. */
  PreviousRelease previousRelease() {
    return previousRelease.get();
  }

  /** What is seen of the changeSets that the previous release did not have. */
  RehearsedRelease.Seen rehearsedRelease() {
    return rehearsedRelease.get();
  }

  /** What the changelog has made of the changeSets of that release. */
  Findings changesOfReleased(PreviousRelease.Known release) {
    return judged(release.history(changelog).compare(changelog), Examination.RELEASED_HISTORY);
  }

  /** What the service's snapshot should hold. */
  SchemaSnapshot snapshot() {
    return snapshot.get();
  }

  /** What the entities expect. */
  Mapping mapping() {
    return mapping.get();
  }

  /**
   * Finds or builds the template.
   *
   * @throws RuntimeException if there is no server, or the changelog cannot be applied
   */
  void prepare() {
    home.get();
  }

  /** Whether the changelog could be applied, as far as anyone has tried. */
  boolean isMigrated() {
    return home.hasSucceeded();
  }

  /** What has been found so far. Rehearses nothing that nobody has asked for. */
  Findings findings() {
    Findings findings = effects();
    findings = findings.and(parity);
    return rollbacks.hasSucceeded() ? findings.and(rollbacks()) : findings;
  }

  /** Files of the changelog that declare nothing. */
  Findings emptyChangelogFiles() {
    return judged(home.get().notes().reading().emptyFiles(), Examination.CHANGELOG_FILES);
  }

  /** ChangeSets that do nothing, seen while the template was migrated. */
  Findings effects() {
    return judged(home.get().notes().withoutEffect(), Examination.EFFECTS);
  }

  /** ChangeSets that cannot be rolled back, or not to the schema before them. */
  Findings rollbacks() {
    return judged(rollbacks.get(), Examination.ROLLBACKS);
  }

  /** What the service makes of everything that an examination has found. */
  Findings judged(Findings found, Examination examination) {
    return specification.judgement().of(found, examination);
  }

  /** Lets Hibernate begin with what {@link #parity} will need. */
  void prepareParity() {
    mapping.begin();
  }

  /**
   * The entities against the schema of a database. Only one that is as the changelog left it shows
   * whether an acceptance is without object: a test may have put right what it is about.
   *
   * @param connection to that database; what is done there is rolled back
   */
  Findings parity(Schema actual, Connection connection) throws SQLException {
    ParityDifferences found = MappingParity.differences(mapping(), actual, connection);
    if (!actual.equals(migratedSchema())) {
      return specification.judgement().of(found.findings());
    }
    differences = found;
    // rows of tests do not count, only the changelog's
    Findings judged =
        judged(
            found.findings().and(takenKeys.get().findings()).and(validation()), Examination.PARITY);
    parity = judged;
    return judged;
  }

  /** What {@link #parity} has found in the database as the changelog left it. */
  ParityDifferences differences() {
    ParityDifferences found = differences;
    if (found == null) {
      throw new IllegalStateException(
          "The entities have not been compared with what the changelog makes");
    }
    return found;
  }

  /** What ends the start of an application that has Hibernate validate the schema. */
  private Findings validation() {
    boolean isRefusedAnyway =
        mapping().findings().stream()
            .anyMatch(finding -> finding.code() == FindingCode.MAPPING_REFUSED);
    if (isRefusedAnyway || !entities().areValidated()) {
      return Findings.none();
    }
    Database database = newDatabase("plumbline");
    try {
      return entities().validation(database.dataSource());
    } finally {
      cluster().discard(database);
    }
  }

  private TakenKeys knownOrFoundKeys() {
    List<String> sources = TakenKeys.sources(mapping());
    if (sources.isEmpty()) {
      return new TakenKeys(List.of());
    }
    return note(KEYS, List.of(TakenKeys.class, TakenKeysText.class), sources)
        .map(note -> note.recallOr(this::findKeys, TakenKeysText::parse, TakenKeysText::write))
        .orElseGet(this::findKeys);
  }

  private TakenKeys findKeys() {
    Database database = newDatabase("plumbline");
    try (Connection connection = database.connect()) {
      return TakenKeys.in(connection, mapping(), migratedSchema());
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The keys of the changelog's rows cannot be read in a copy of the migrated database", e);
    } finally {
      cluster().discard(database);
    }
  }

  /**
   * The same findings, with those who are to blame. Which changeSets are is looked up only if
   * something fails because of the changelog, since that takes another migration.
   *
   * @param actual the schema of the database that was looked at
   */
  Findings blamed(Findings findings, Schema actual) {
    boolean isTheChangelogs =
        !findings.atLeast(specification.failOn()).isEmpty() && actual.equals(migratedSchema());
    return new BlameResolver(mapping(), isTheChangelogs ? trailIfPossible() : null).name(findings);
  }

  /** What is to be said about putting right what the changelog has done wrong. */
  String suggestedFix(Findings findings) {
    return new SuggestedFix(this, specification.fixes()).of(findings);
  }

  /** The findings matter more than who is to blame for them. */
  private @Nullable ChangeSetTrail trailIfPossible() {
    try {
      return trail.get();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Cannot tell which changeSet touched what", e);
      return null;
    }
  }

  /**
   * A note on the service's template about what depends on these texts, too; empty if nothing can
   * be noted. Test classes that share the template have notes of their own.
   */
  Optional<PackedNote> note(String name, List<Class<?>> code, List<String> origin) {
    return PackedNote.of(home.get(), name + " " + specification.entityKey(), code, origin);
  }

  private ChangeSetTrail followChangeSets() {
    return PackedNote.of(
            home.get(), TRAIL, List.of(Rehearsal.class, CatalogReader.class), List.of())
        .map(note -> note.recallOr(this::rehearsedTrail, TrailText::parse, TrailText::write))
        .orElseGet(this::rehearsedTrail);
  }

  private ChangeSetTrail rehearsedTrail() {
    try (RehearsalDatabases databases = rehearsalDatabases("trail")) {
      return new Rehearsal(changelog, databases).trail();
    }
  }

  RehearsalDatabases rehearsalDatabases(String purpose) {
    return new RehearsalDatabases(cluster(), specification.service() + "_" + purpose);
  }

  /** A fresh, migrated database, whose connections carry that name. */
  Database newDatabase(String applicationName) {
    return home.get().newDatabase(applicationName);
  }

  private ServiceHome findHome() {
    PostgresSpecification wanted = specification.postgres();
    try {
      return ServiceHome.on(clusters, wanted, changelog, options.maxAge());
    } catch (ChangeSetFailedException failure) {
      MissingExtension missing = MissingExtension.behind(failure).orElseThrow(() -> failure);
      Optional<PostgresSpecification> elsewhere = specification.container();
      if (elsewhere.isEmpty()) {
        throw missing.failure(specification.service(), clusters.cluster(wanted).description());
      }
      LOG.log(
          System.Logger.Level.INFO,
          "{0}: goes to the container that @PlumblineTest names, because the extension \"{1}\" is"
              + " not there in {2}",
          specification.service(),
          missing.extension(),
          clusters.cluster(wanted).description());
      return ServiceHome.on(clusters, elsewhere.get(), changelog, options.maxAge());
    }
  }

  private SnapshotFiles findSnapshots() {
    return SnapshotFiles.of(changelog, specification.module(), options);
  }

  private PreviousRelease findPreviousRelease() {
    return new PreviousReleaseSearch(
            changelog, snapshots().file(), options.previousSnapshot(), System.getenv())
        .find();
  }

  /** Of a new service all changeSets are new; where no release is known, none is. */
  private RehearsedRelease.Seen rehearseRelease() {
    PreviousRelease release = previousRelease();
    Set<ChangeSetId> released =
        revision().changeSets().stream()
            .map(Revision.ExpectedChangeSet::id)
            .collect(Collectors.toSet());
    Optional<SchemaSnapshot> needed = Optional.empty();
    if (release instanceof PreviousRelease.Known known) {
      released.retainAll(Set.copyOf(known.history(changelog).changeSets()));
      needed = Optional.of(known.snapshot());
    } else if (release instanceof PreviousRelease.None) {
      released.clear();
    }
    return RehearsedRelease.of(this).seen(released, needed);
  }

  private SchemaSnapshot readMigrated() throws SQLException {
    Database database = newDatabase("plumbline");
    try (Connection connection = database.connect()) {
      return new SchemaSnapshot(
          specification.service(),
          specification.contexts(),
          specification.labelFilter(),
          Shape.read(connection).digest(),
          revision().recorded(),
          CatalogReader.read(connection),
          List.of());
    } finally {
      cluster().discard(database);
    }
  }

  private SchemaSnapshot addRewordings() throws SQLException {
    SchemaSnapshot plain = migrated();
    Database database = newDatabase("plumbline");
    try (Connection connection = database.connect()) {
      return plain.withRewordings(
          Rewording.between(plain.schema(), CanonicalExpressions.of(plain.schema(), connection)));
    } finally {
      cluster().discard(database);
    }
  }

  private Findings knownOrRehearsedRollbacks() {
    ServiceHome known = home.get();
    return known.notes().rollbacks().orElseGet(() -> noted(rehearseRollbacks(), known));
  }

  private static Findings noted(Findings findings, ServiceHome home) {
    home.cluster()
        .templates()
        .note(home.template(), TemplateNotes.ROLLBACKS, TemplateNotes.text(findings));
    return findings;
  }

  private Findings rehearseRollbacks() {
    try (RehearsalDatabases databases = rehearsalDatabases("rollback")) {
      return new Rehearsal(changelog, databases).rollbacks();
    }
  }
}
