package dev.plumbline.rehearsal;

import dev.plumbline.migrator.DatabaseUnusableException;
import dev.plumbline.text.SqlIdentifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Disposable databases beside a live one, on the same server. Closing drops them. One that could
 * not be dropped because its process was killed is dropped by the next who creates one: nobody
 * holds its lock any more.
 *
 * <p>The role needs the right to create databases. Not safe for use by several threads.
 */
public final class ScratchDatabases implements DisposableDatabases, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ScratchDatabases.class.getName());
  private static final String PREFIX = "plumbline_scratch_";

  /** Of the advisory locks, the first half: "scra" in ASCII. The second is the name's hash. */
  private static final int LOCK = 0x73637261;

  /** Locks are seen by all databases of a server, whichever it was that the session had. */
  private static final String ABANDONED =
      "select d.datname from pg_catalog.pg_database as d where pg_catalog.starts_with("
          + "d.datname::pg_catalog.text, '"
          + PREFIX
          + "') and pg_catalog.pg_has_role(d.datdba, 'usage') and not exists (select"
          + " from pg_catalog.pg_locks as l where l.locktype operator(pg_catalog.=) 'advisory'"
          + " and l.classid::bigint operator(pg_catalog.=) "
          + LOCK
          + " and l.objid::bigint operator(pg_catalog.=) (pg_catalog.hashtext("
          + "d.datname::pg_catalog.text)::bigint operator(pg_catalog.&) 4294967295)"
          + " and l.objsubid operator(pg_catalog.=) 2)"
          + " order by 1";

  /** Connects to a database of the server, by its name. */
  @FunctionalInterface
  public interface Server {

    /**
     * A new connection, which the caller closes.
     *
     * @throws SQLException if the server refuses
     */
    Connection connect(String database) throws SQLException;
  }

  private final Connection maintenance;
  private final Server server;
  private final List<String> created = new ArrayList<>();

  /**
   * Databases of the server that a connection leads to.
   *
   * @param maintenance to any database of it, such as the live one; in auto-commit mode, and open
   *     until this is closed
   * @param server connects to others of the same server, as the same role
   */
  public ScratchDatabases(Connection maintenance, Server server) {
    this.maintenance = maintenance;
    this.server = server;
  }

  /**
   * Creates a database and connects to it.
   *
   * @throws DatabaseUnusableException if the server is a standby, or the role may not create
   *     databases
   */
  @Override
  public Connection create() throws SQLException {
    // not template1, in which an administrator may have put things
    return created("template0");
  }

  @Override
  public Connection copy(String database) throws SQLException {
    return created(database);
  }

  private Connection created(String template) throws SQLException {
    requireRight();
    dropAbandoned();
    String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
    execute(
        "select pg_catalog.pg_advisory_lock(" + LOCK + ", pg_catalog.hashtext('" + name + "'))");
    created.add(name);
    execute("create database " + name + " template " + SqlIdentifier.of(template));
    return server.connect(name);
  }

  @Override
  public Connection again(Connection first) throws SQLException {
    return server.connect(first.getCatalog());
  }

  private void requireRight() throws SQLException {
    try (Statement statement = maintenance.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select rolname, rolsuper or rolcreatedb as may, pg_catalog.pg_is_in_recovery() as"
                    + " standby from pg_catalog.pg_roles where rolname operator(pg_catalog.=)"
                    + " current_user")) {
      row.next();
      if (row.getBoolean("standby")) {
        throw refused("the server is a standby, where nothing can be created", "25006");
      }
      if (!row.getBoolean("may")) {
        throw refused(
            "the role " + row.getString("rolname") + " may not create databases", "42501");
      }
    }
  }

  private void dropAbandoned() throws SQLException {
    List<String> abandoned = new ArrayList<>();
    try (Statement statement = maintenance.createStatement();
        ResultSet row = statement.executeQuery(ABANDONED)) {
      while (row.next()) {
        abandoned.add(row.getString(1));
      }
    }
    for (String name : abandoned) {
      try {
        drop(name);
        LOG.log(System.Logger.Level.INFO, "Dropped {0}, left behind by a killed process", name);
      } catch (SQLException e) {
        // somebody else is dropping it, or the next one will; it is in nobody's way
        LOG.log(
            System.Logger.Level.WARNING,
            "Could not drop {0}, left behind by a killed process: {1}",
            name,
            e.getMessage());
      }
    }
  }

  private static DatabaseUnusableException refused(String reason, String sqlState) {
    return DatabaseUnusableException.because(
        "plumbline",
        "cannot create a scratch database: "
            + reason
            + ". Name another server of the same major version, or a role that may create databases"
            + " (ALTER ROLE … CREATEDB). The live database was only read.",
        sqlState);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = maintenance.createStatement()) {
      statement.execute(sql);
    }
  }

  private void drop(String name) throws SQLException {
    execute("drop database if exists " + name + " with (force)");
  }

  /**
   * Drops all of them, whoever is connected.
   *
   * @throws SQLException if one could not be dropped; the others are
   */
  @Override
  public void close() throws SQLException {
    SQLException failure = null;
    for (String name : created) {
      try {
        drop(name);
        execute(
            "select pg_catalog.pg_advisory_unlock("
                + LOCK
                + ", pg_catalog.hashtext('"
                + name
                + "'))");
      } catch (SQLException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
