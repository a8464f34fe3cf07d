package dev.plumbline.verification;

import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.history.HistoryLocation;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.snapshot.SchemaSnapshot;
import dev.plumbline.text.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a database is what a build of a service needs: its revision and, with a {@link
 * SchemaSnapshot}, its schema.
 *
 * <p>It only selects: one statement when all is well. Only if that does not answer the question
 * does it look closer, with a few more. The session is left as it was. Immutable; safe for use by
 * several threads.
 */
public final class Verifier {

  /** The environment variable with which operators tell services not to verify. */
  public static final String SKIP_VARIABLE = "SKIP_MIGRATION_VERSION_CHECK";

  private static final Pattern YES = Pattern.compile("(?i)true|1|yes|on");

  private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

  private final Revision revision;
  private final @Nullable SchemaJudgement schema;
  private final RetryPolicy retry;
  private final HistoryLocation location;
  private final @Nullable String skipReason;
  private final Secrets secrets;

  /** A verifier for the given revision, whatever the schema. */
  public Verifier(Revision revision) {
    this(
        Objects.requireNonNull(revision, "revision"),
        null,
        RetryPolicy.NONE,
        HistoryLocation.configured(),
        null,
        new Secrets());
  }

  private Verifier(
      Revision revision,
      @Nullable SchemaJudgement schema,
      RetryPolicy retry,
      HistoryLocation location,
      @Nullable String skipReason,
      Secrets secrets) {
    this.revision = revision;
    this.schema = schema;
    this.retry = retry;
    this.location = location;
    this.skipReason = skipReason;
    this.secrets = secrets;
  }

  /**
   * A verifier for what the service's snapshot on the class path says.
   *
   * @throws dev.plumbline.snapshot.SnapshotNotFoundException if there is none
   * @throws dev.plumbline.snapshot.SnapshotUnreadableException if it is damaged
   */
  public static Verifier forService(String service) {
    return of(SchemaSnapshot.ofService(service));
  }

  /** A verifier for what a snapshot says. */
  public static Verifier of(SchemaSnapshot snapshot) {
    return new Verifier(
        Revision.of(snapshot),
        SchemaJudgement.by(snapshot),
        RetryPolicy.NONE,
        HistoryLocation.configured(),
        null,
        new Secrets());
  }

  /** One for this revision: the same, of which more is known than a snapshot can tell. */
  public Verifier needing(Revision sameButKnown) {
    return new Verifier(
        Objects.requireNonNull(sameButKnown, "sameButKnown"),
        schema,
        retry,
        location,
        skipReason,
        secrets);
  }

  /** One that ignores the schema. */
  public Verifier revisionOnly() {
    return new Verifier(revision, null, retry, location, skipReason, secrets);
  }

  /**
   * One that checks again, less and less often, while the database is {@link Verdict#EMPTY}, {@link
   * Verdict#BEHIND}, {@link Verdict#MIGRATING} or {@link Verdict#UNREACHABLE}. A refused login or a
   * missing privilege is not waited for.
   *
   * @param time zero, the default, for not at all
   */
  public Verifier waitingAtMost(Duration time) {
    return new Verifier(revision, schema, new RetryPolicy(time), location, skipReason, secrets);
  }

  /**
   * One that expects Liquibase's history in a certain PostgreSQL schema. By default it is where
   * Liquibase would create it by its settings and with this connection ({@link
   * HistoryLocation#configured}), and nowhere else.
   */
  public Verifier historyIn(String namespace) {
    return historyAt(location.inSchema(namespace));
  }

  /** One that expects Liquibase's history there. */
  public Verifier historyAt(HistoryLocation newLocation) {
    return new Verifier(
        revision,
        schema,
        retry,
        Objects.requireNonNull(newLocation, "location"),
        skipReason,
        secrets);
  }

  /** Where this one expects Liquibase's history. */
  public HistoryLocation location() {
    return location;
  }

  /**
   * One that accepts any database: it checks once, without waiting, says {@link Verdict#SKIPPED}
   * for what it would have refused, and always logs a warning.
   *
   * @param reason what wants it so, as {@link #reasonToSkip} gives it
   */
  public Verifier skippedBecause(String reason) {
    return new Verifier(revision, schema, retry, location, reason, secrets);
  }

  /**
   * One that keeps these secrets out of what it says. Others are recognised by their place: the
   * login of a URL, {@code password=}.
   */
  public Verifier hiding(Secrets known) {
    return new Verifier(revision, schema, retry, location, skipReason, known);
  }

  /**
   * Whether {@link #SKIP_VARIABLE} tells to accept any database, for {@link #skippedBecause}.
   *
   * @param value of the variable, or null if there is none
   * @return the variable with its value if that is {@code true}, {@code 1}, {@code yes} or {@code
   *     on}
   */
  public static Optional<String> reasonToSkip(@Nullable String value) {
    String said = value == null ? "" : value.strip();
    return YES.matcher(said).matches() ? Optional.of(SKIP_VARIABLE + "=" + said) : Optional.empty();
  }

  /** What it expects of a database's history. */
  public Revision revision() {
    return revision;
  }

  /** The service's name. */
  public String service() {
    return revision.service();
  }

  /**
   * Opens a connection, looks, and closes it again; with retry, once for each look.
   *
   * @return the answer; {@link Verdict#UNREACHABLE} or {@link Verdict#DENIED} where there is no
   *     connection to be had. A login may take 30 s, and each answer of the server 60 s, unless the
   *     data source has limits of its own
   */
  public Verification verify(DataSource dataSource) {
    return answer(
        () -> {
          try (Connection connection = LoginLimit.connect(dataSource)) {
            return look(connection);
          } catch (SQLException e) {
            return unreachable(e);
          }
        });
  }

  /**
   * Looks at the connected database. A transaction that the caller has open stays open and usable.
   *
   * @return the answer; {@link Verdict#UNREACHABLE} or {@link Verdict#DENIED} where the server
   *     refuses to show it, or does not answer within 60 s
   */
  public Verification verify(Connection connection) {
    return answer(() -> look(connection));
  }

  private Verification answer(Supplier<Verification> look) {
    return skipReason == null
        ? retry.until(look)
        : accepted(RetryPolicy.NONE.until(look), skipReason);
  }

  /** Loudly: what is accepted in an emergency is easily forgotten afterwards. */
  private static Verification accepted(Verification seen, String reason) {
    Verification accepted =
        seen.verdict().isGood()
            ? seen
            : seen.as(Verdict.SKIPPED, Explanation.skipped(seen, reason));
    LOG.log(
        System.Logger.Level.WARNING,
        reason + " makes the verifier accept any database. " + accepted.toText());
    return accepted;
  }

  private Verification look(Connection connection) {
    try (AnswerLimit limit = AnswerLimit.on(connection)) {
      DatabaseProbe probe = probe(connection, schema);
      HistoryComparison comparison = HistoryComparison.of(revision, probe.history());
      boolean applied =
          comparison.isComplete() && probe.exists() && !revision.changeSets().isEmpty();
      if (!applied) {
        DatabaseState state = DatabaseState.look(connection, probe.place());
        Verdict verdict = verdict(probe, comparison, state);
        // a migration may have ended between the two looks; it commits tables and history together
        return verdict == Verdict.UNMANAGED && hasBegunSince(probe, connection)
            ? look(connection)
            : verification(verdict, comparison, state, Findings.none());
      }
      return schema == null || schema.isMetBy(probe.shape())
          ? verification(
              comparison.verdict(),
              comparison,
              DatabaseState.unseen(probe.place()),
              Findings.none())
          : closeLook(schema, comparison, connection, probe.place());
    } catch (SQLException e) {
      return unreachable(e);
    }
  }

  private DatabaseProbe probe(Connection connection, @Nullable SchemaJudgement judgement)
      throws SQLException {
    return DatabaseProbe.at(
        connection, location, Optional.ofNullable(judgement).map(SchemaJudgement::namespaces));
  }

  private boolean hasBegunSince(DatabaseProbe probe, Connection connection) throws SQLException {
    return probe.history().changeSets().isEmpty()
        && !probe(connection, null).history().changeSets().isEmpty();
  }

  private Verification closeLook(
      SchemaJudgement needed,
      HistoryComparison comparison,
      Connection connection,
      LocatedHistory place)
      throws SQLException {
    boolean ahead = comparison.verdict() == Verdict.AHEAD;
    Findings findings = needed.findings(connection, place, ahead);
    if (findings.count(Severity.ERROR) == 0) {
      return verification(comparison.verdict(), comparison, DatabaseState.unseen(place), findings);
    }
    DatabaseState state = DatabaseState.look(connection, place);
    Verdict bad = ahead ? Verdict.INCOMPATIBLE : Verdict.DRIFTED;
    return verification(state.isMigrating() ? Verdict.MIGRATING : bad, comparison, state, findings);
  }

  private Verdict verdict(DatabaseProbe probe, HistoryComparison comparison, DatabaseState state) {
    if (state.isMigrating()) {
      return Verdict.MIGRATING;
    }
    if (probe.history().changeSets().isEmpty() && !state.begun()) {
      if (state.tables() > 0) {
        return Verdict.UNMANAGED;
      }
      return revision.changeSets().isEmpty() || (comparison.isComplete() && probe.exists())
          ? Verdict.READY
          : Verdict.EMPTY;
    }
    return comparison.verdict();
  }

  private Verification verification(
      Verdict verdict, HistoryComparison comparison, DatabaseState state, Findings ofSchema) {
    Explanation explanation =
        Explanation.of(verdict, revision.service(), comparison, state, ofSchema);
    return new Verification(
        revision.service(),
        verdict,
        explanation.message(),
        explanation.action(),
        null,
        comparison.current(),
        revision.changeSets().size(),
        comparison.applied(),
        comparison.findings(revision.service(), state.place()).and(ofSchema),
        Duration.ZERO);
  }

  private Verification unreachable(SQLException e) {
    ConnectionFailure failure = ConnectionFailure.of(e, secrets);
    return new Verification(
        revision.service(),
        failure.verdict(),
        failure.explanation().message(),
        failure.explanation().action(),
        e.getSQLState(),
        null,
        revision.changeSets().size(),
        0,
        Findings.none(),
        Duration.ZERO);
  }
}
