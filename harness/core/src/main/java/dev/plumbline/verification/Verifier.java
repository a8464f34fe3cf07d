package dev.plumbline.verification;

import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Severity;
import dev.plumbline.snapshot.SchemaSnapshot;
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
 * <p>It only selects: one statement when all is well. Only if that does not answer the question, it
 * looks closer, with a few more. The session is afterwards as it was before. Immutable; safe for
 * use by several threads.
 */
public final class Verifier {

  /** The environment variable by which operators tell services not to verify. */
  public static final String SKIP_VARIABLE = "SKIP_MIGRATION_VERSION_CHECK";

  private static final Pattern YES = Pattern.compile("(?i)true|1|yes|on");

  private static final System.Logger LOG = System.getLogger(Verifier.class.getName());

  private final Revision revision;
  private final @Nullable SchemaJudgement schema;
  private final Patience patience;
  private final @Nullable String historyNamespace;
  private final @Nullable String skipReason;

  /** A verifier for the given revision, whatever the schema. */
  public Verifier(Revision revision) {
    this(Objects.requireNonNull(revision, "revision"), null, Patience.NONE, null, null);
  }

  private Verifier(
      Revision revision,
      @Nullable SchemaJudgement schema,
      Patience patience,
      @Nullable String historyNamespace,
      @Nullable String skipReason) {
    this.revision = revision;
    this.schema = schema;
    this.patience = patience;
    this.historyNamespace = historyNamespace;
    this.skipReason = skipReason;
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
        Revision.of(snapshot), SchemaJudgement.by(snapshot), Patience.NONE, null, null);
  }

  /** One that leaves the schema aside. */
  public Verifier revisionOnly() {
    return new Verifier(revision, null, patience, historyNamespace, skipReason);
  }

  /**
   * One that looks again, less and less often, while the database is {@link Verdict#EMPTY}, {@link
   * Verdict#BEHIND}, {@link Verdict#MIGRATING} or {@link Verdict#UNREACHABLE}. A refused login or a
   * missing privilege is not waited for.
   *
   * @param time zero for not at all, which is so unless this is called
   */
  public Verifier waitingAtMost(Duration time) {
    return new Verifier(revision, schema, new Patience(time), historyNamespace, skipReason);
  }

  /**
   * One that expects Liquibase's history in a certain PostgreSQL schema. Else it is the one on the
   * connection's search path; if there is none, the only one in the database.
   */
  public Verifier historyIn(String namespace) {
    return new Verifier(revision, schema, patience, namespace, skipReason);
  }

  /**
   * One that accepts any database: it looks once, without waiting, says {@link Verdict#SKIPPED} of
   * what it would have refused, and warns in the log, whatever it has seen.
   *
   * @param reason what wants it so, as {@link #reasonToSkip} gives it
   */
  public Verifier skippedBecause(String reason) {
    return new Verifier(revision, schema, patience, historyNamespace, reason);
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

  /** The service's name. */
  public String service() {
    return revision.service();
  }

  /**
   * Opens a connection, looks, and closes it again; with patience, once for each look.
   *
   * @return the answer; {@link Verdict#UNREACHABLE} where there is no connection to be had
   */
  public Verification verify(DataSource dataSource) {
    return answer(
        () -> {
          try (Connection connection = dataSource.getConnection()) {
            return look(connection);
          } catch (SQLException e) {
            return unreachable(e);
          }
        });
  }

  /**
   * Looks at the connected database. A transaction that the caller has open stays open and usable.
   *
   * @return the answer; {@link Verdict#UNREACHABLE} where the server refuses to show it
   */
  public Verification verify(Connection connection) {
    return answer(() -> look(connection));
  }

  private Verification answer(Supplier<Verification> look) {
    return skipReason == null
        ? patience.until(look)
        : accepted(Patience.NONE.until(look), skipReason);
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
    try {
      Glance glance = Glance.at(connection, historyNamespace, schema != null);
      HistoryComparison comparison = HistoryComparison.of(revision, glance.history());
      boolean applied = comparison.isComplete() && !revision.changeSets().isEmpty();
      if (!applied) {
        Surroundings surroundings = Surroundings.look(connection);
        Verdict verdict = verdict(glance.history(), comparison, surroundings);
        // a migration may have ended between the two looks; it commits tables and history together
        return verdict == Verdict.UNMANAGED && hasBegunSince(glance, connection)
            ? look(connection)
            : verification(verdict, comparison, surroundings, Findings.none());
      }
      return schema == null || schema.isMetBy(glance.shape())
          ? verification(comparison.verdict(), comparison, Surroundings.UNSEEN, Findings.none())
          : closeLook(schema, comparison, connection);
    } catch (SQLException e) {
      return unreachable(e);
    }
  }

  private boolean hasBegunSince(Glance glance, Connection connection) throws SQLException {
    return glance.history().changeSets().isEmpty()
        && !Glance.at(connection, historyNamespace, false).history().changeSets().isEmpty();
  }

  private Verification closeLook(
      SchemaJudgement needed, HistoryComparison comparison, Connection connection)
      throws SQLException {
    boolean ahead = comparison.verdict() == Verdict.AHEAD;
    Findings findings = needed.findings(connection, ahead);
    if (findings.count(Severity.ERROR) == 0) {
      return verification(comparison.verdict(), comparison, Surroundings.UNSEEN, findings);
    }
    Surroundings surroundings = Surroundings.look(connection);
    Verdict bad = ahead ? Verdict.INCOMPATIBLE : Verdict.DRIFTED;
    return verification(
        surroundings.isMigrating() ? Verdict.MIGRATING : bad, comparison, surroundings, findings);
  }

  private static Verdict verdict(
      History history, HistoryComparison comparison, Surroundings surroundings) {
    if (surroundings.isMigrating()) {
      return Verdict.MIGRATING;
    }
    if (history.changeSets().isEmpty() && !surroundings.begun()) {
      if (surroundings.tables() > 0) {
        return Verdict.UNMANAGED;
      }
      return comparison.isComplete() ? Verdict.READY : Verdict.EMPTY;
    }
    return comparison.verdict();
  }

  private Verification verification(
      Verdict verdict, HistoryComparison comparison, Surroundings surroundings, Findings ofSchema) {
    Explanation explanation =
        Explanation.of(verdict, revision.service(), comparison, surroundings, ofSchema);
    return new Verification(
        revision.service(),
        verdict,
        explanation.message(),
        explanation.action(),
        null,
        comparison.current(),
        revision.changeSets().size(),
        comparison.applied(),
        comparison.findings(revision.service()).and(ofSchema),
        Duration.ZERO);
  }

  private Verification unreachable(SQLException e) {
    Explanation explanation = Explanation.unreachable(e);
    return new Verification(
        revision.service(),
        Verdict.UNREACHABLE,
        explanation.message(),
        explanation.action(),
        e.getSQLState(),
        null,
        revision.changeSets().size(),
        0,
        Findings.none(),
        Duration.ZERO);
  }
}
