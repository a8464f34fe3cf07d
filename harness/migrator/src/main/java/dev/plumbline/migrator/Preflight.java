package dev.plumbline.migrator;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks before the first change at what would make a migration fail in the middle, or succeed
 * without protection. Writes nothing.
 */
final class Preflight {

  /** The oldest server that gets fixes, and the oldest that the tests run on. */
  static final int OLDEST_SERVER = 14;

  private static final String FACTS =
      """
      select
        pg_catalog.pg_is_in_recovery(),
        pg_catalog.current_setting('transaction_read_only'::pg_catalog.text)
          operator(pg_catalog.=) 'on'::pg_catalog.text,
        coalesce(pg_catalog.current_schema(), ''::pg_catalog.name),
        coalesce(pg_catalog.has_schema_privilege(
          pg_catalog.current_schema()::pg_catalog.text, 'create'::pg_catalog.text), false),
        current_user,
        pg_catalog.current_database()::pg_catalog.text
          operator(pg_catalog.||) ' at '::pg_catalog.text
          operator(pg_catalog.||) coalesce(
            pg_catalog.host(pg_catalog.inet_server_addr())
              operator(pg_catalog.||) ':'::pg_catalog.text
              operator(pg_catalog.||) pg_catalog.inet_server_port()::pg_catalog.text,
            'a local socket'::pg_catalog.text)
      """;

  private final LiquibaseSession liquibase;
  private final List<ChangeSet> pending;
  private final @Nullable DataSource observer;
  private final List<Finding> findings = new ArrayList<>();

  private Preflight(
      LiquibaseSession liquibase, List<ChangeSet> pending, @Nullable DataSource observer) {
    this.liquibase = liquibase;
    this.pending = pending;
    this.observer = observer;
  }

  /** Everything that is in the way of those changeSets. */
  static List<Finding> findings(
      LiquibaseSession liquibase, List<ChangeSet> pending, @Nullable DataSource observer)
      throws SQLException {
    Preflight preflight = new Preflight(liquibase, pending, observer);
    try {
      preflight.look();
    } finally {
      liquibase.connection().rollback();
    }
    return List.copyOf(preflight.findings);
  }

  static boolean isSupported(int majorVersion) {
    return majorVersion >= OLDEST_SERVER;
  }

  private void look() throws SQLException {
    Connection connection = liquibase.connection();
    Facts facts = facts(connection);
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (!isSupported(version)) {
      findings.add(tooOld(facts, connection.getMetaData().getDatabaseProductVersion()));
    }
    if (facts.standby()) {
      findings.add(standby(facts));
    } else if (facts.readOnly()) {
      findings.add(readOnly(facts));
    }
    findings.addAll(Privileges.missing(liquibase, pending, facts));
    Pooler.finding(connection, observer, facts).ifPresent(findings::add);
  }

  /**
   * What the server says of itself and of the session.
   *
   * @param standby whether it replays another server's changes
   * @param readOnly whether transactions of this session may not write
   * @param schema where unqualified tables are created; empty if there is none
   * @param mayCreate whether the role may create something there
   * @param role the role
   * @param database the database, and where it is
   */
  record Facts(
      boolean standby,
      boolean readOnly,
      String schema,
      boolean mayCreate,
      String role,
      String database) {}

  private static Facts facts(Connection connection) throws SQLException {
    return new Query(connection, FACTS)
        .row(
            row ->
                new Facts(
                    row.getBoolean(1),
                    row.getBoolean(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getString(5),
                    row.getString(6)));
  }

  static Finding tooOld(Facts facts, String version) {
    return Finding.of(
        FindingCode.SERVER_TOO_OLD,
        facts.database(),
        "PostgreSQL " + OLDEST_SERVER + " or newer",
        "PostgreSQL " + version);
  }

  static Finding standby(Facts facts) {
    return Finding.of(
        FindingCode.SERVER_STANDBY,
        facts.database(),
        "a primary",
        "a standby, which replays another server's changes");
  }

  static Finding readOnly(Facts facts) {
    return Finding.of(
        FindingCode.SESSION_READ_ONLY,
        facts.database(),
        "transactions that may write",
        "transactions of " + facts.role() + " are read-only (default_transaction_read_only)");
  }
}
