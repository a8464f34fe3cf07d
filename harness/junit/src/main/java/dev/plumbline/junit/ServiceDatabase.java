package dev.plumbline.junit;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.comparison.Compatibility;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.judgement.Examination;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.MigrationResult;
import dev.plumbline.parity.Drift;
import dev.plumbline.postgres.Database;
import dev.plumbline.schema.Schema;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.verification.Revision;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database that a test works on, and the judgements that Plumbline can make of it.
 *
 * <p>It starts as a fresh copy of what the service's changelog creates. Safe for use by several
 * threads.
 */
public final class ServiceDatabase {

  private final ServiceUnderTest service;
  private final Database database;
  private final Lazy<EntityManagerFactory> entityManagerFactory;
  private final AtomicReference<@Nullable String> kept = new AtomicReference<>();

  ServiceDatabase(ServiceUnderTest service, String applicationName) {
    this.service = service;
    this.database = service.newDatabase(applicationName);
    this.entityManagerFactory =
        new Lazy<>(() -> service.entities().createEntityManagerFactory(database.dataSource()));
  }

  /** The service's name. */
  public String service() {
    return service.specification().service();
  }

  /** The JDBC URL, without credentials. */
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** The user to connect as; it owns the database. */
  public String username() {
    return database.username();
  }

  /** That user's password. */
  public String password() {
    return database.password();
  }

  /** A data source without a pool: each connection is a new one. */
  public DataSource dataSource() {
    return database.dataSource();
  }

  /** The same for one test, whose name its connections carry. */
  DataSource dataSource(String applicationName) {
    return database.withApplicationName(applicationName).dataSource();
  }

  /**
   * A new connection, which the caller closes.
   *
   * @throws SQLException if the server refuses
   */
  public Connection connect() throws SQLException {
    return database.connect();
  }

  /** An entity manager factory on this database; Plumbline closes it with the database. */
  public EntityManagerFactory entityManagerFactory() {
    return entityManagerFactory.get();
  }

  /** The changeSets that the service's changelog consists of. */
  public Revision revision() {
    return service.revision();
  }

  /**
   * The schema that the database has at this moment.
   *
   * @throws SQLException if the server refuses
   */
  public Schema schema() throws SQLException {
    try (Connection connection = snapshot()) {
      return CatalogReader.read(connection);
    }
  }

  /** One view of the catalogs, whatever other tests do meanwhile. */
  private Connection snapshot() throws SQLException {
    Connection connection = connect();
    try {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * The entities against the schema that the database has at this moment.
   *
   * @return all findings that the service has not accepted, notes included. Each names the
   *     attribute that wants it so; if any of them is bad enough to fail, and the schema is still
   *     the changelog's, each names the changeSet that touched the object last, too
   * @throws SQLException if the server refuses
   */
  public Findings parity() throws SQLException {
    service.prepareParity();
    try (Connection connection = snapshot()) {
      Schema actual = CatalogReader.read(connection);
      return service.blamed(service.parity(actual, connection), actual);
    }
  }

  /**
   * What tests have changed: the schema that the database has at this moment, against what the
   * service's changelog makes.
   *
   * @return all findings, notes included
   * @throws SQLException if the server refuses
   */
  public Findings drift() throws SQLException {
    return Drift.between(service.migratedSchema(), schema());
  }

  /**
   * ChangeSets that would put those findings right, as text for people; empty if the schema is not
   * the changelog's any more.
   */
  String suggestedFix(Findings findings) throws SQLException {
    return schema().equals(service.migratedSchema()) ? service.suggestedFix(findings) : "";
  }

  /**
   * What the service's schema snapshot should hold: the changeSets, and the schema that they
   * produce in an empty database, whatever a test has made of this one.
   */
  public SchemaSnapshot schemaSnapshot() {
    return service.snapshot();
  }

  /**
   * Compares the service's schema snapshot with what it should hold; or writes it, if the run was
   * told to.
   *
   * @return how the file differs; nothing if there is none
   */
  public Findings snapshotDifferences() {
    return snapshots().compareOrWrite(service::snapshot);
  }

  /**
   * What breaks when a build that needs {@code previous} runs on the schema that the changelog
   * produces now, as it does during a rolling deployment.
   *
   * @return all findings, notes included
   */
  public Findings incompatibilities(SchemaSnapshot previous) {
    return judged(
        Compatibility.of(previous.schema(), service.migratedSchema()), Examination.COMPATIBILITY);
  }

  /**
   * What the changeSets that the previous release did not have do to a database with rows, and what
   * has become of those that it had. Rehearsed in databases of their own; this one stays as it is.
   *
   * @return all findings, notes included; none if the previous release is not known
   */
  public Findings unsafeChangeSets() {
    Findings findings = judged(service.rehearsedRelease().findings(), Examination.SAFETY);
    return previousRelease() instanceof PreviousRelease.Known known
        ? changesOfReleased(known).and(findings)
        : findings;
  }

  /** What breaks for that release: by its statements, where they could be tried. */
  Findings incompatibilities(PreviousRelease.Known release) {
    Findings seen = service.rehearsedRelease().compatibility();
    return seen == null
        ? incompatibilities(release.snapshot())
        : judged(seen, Examination.COMPATIBILITY);
  }

  SnapshotFiles snapshots() {
    return service.snapshots();
  }

  Findings changesOfReleased(PreviousRelease.Known release) {
    return service.changesOfReleased(release);
  }

  PreviousRelease previousRelease() {
    return service.previousRelease();
  }

  /** Those that are not accepted on the spot, if the run was told to. */
  Findings notAccepted(Findings offending) {
    return service.specification().accepted().rest(offending);
  }

  /** What the verifier says at the service's start-up. */
  public Verification verify() {
    return Verifier.of(service.migrated()).verify(dataSource());
  }

  /**
   * Migrates this database by the production migrator.
   *
   * @return what was applied; nothing, unless the test has changed the history
   * @throws SQLException if the server refuses a connection
   */
  public MigrationResult migrate() throws SQLException {
    try (Connection connection = connect()) {
      return service.migrator().migrate(connection, MigrationListener.NONE);
    }
  }

  /** Files of the changelog that declare no changeSet and include no file that does. */
  public Findings emptyChangelogFiles() {
    return service.emptyChangelogFiles();
  }

  /** ChangeSets that did nothing when the changelog was applied to an empty database. */
  public Findings changeSetsWithoutEffect() {
    return service.effects();
  }

  /**
   * ChangeSets that cannot be rolled back, or whose rollback leaves another schema than the one
   * before them. Rehearsed in databases of their own; this one stays as it is.
   */
  public Findings incompleteRollbacks() {
    return service.rollbacks();
  }

  /** What the service makes of everything that an examination has found. */
  Findings judged(Findings found, Examination examination) {
    return service.judged(found, examination);
  }

  /** The mildest severity that counts as a failure for this service. */
  public Severity failOn() {
    return service.specification().failOn();
  }

  /** Changelog, entities and PostgreSQL in a line, for the head of a failure message. */
  public String description() {
    return service.description();
  }

  /** Service and URL, never the password. */
  @Override
  public String toString() {
    return service() + " at " + jdbcUrl();
  }

  /** Keeps the database after the run; returns how to get at it, for people. */
  String keep() {
    return Objects.requireNonNull(
        kept.updateAndGet(known -> known == null ? service.cluster().keep(database) : known));
  }

  void close() {
    if (entityManagerFactory.hasSucceeded()) {
      entityManagerFactory.get().close();
    }
    if (kept.get() == null) {
      service.cluster().discard(database);
    }
  }
}
