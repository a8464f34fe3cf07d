package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Drops the databases of runs that were killed. A run lives while its {@link RunLock} is held, or
 * somebody is connected to one of its databases; it counts as dead if it did not live at any of
 * several looks, between which a living run connects again.
 */
final class Sweep {

  private static final System.Logger LOG = System.getLogger(Sweep.class.getName());

  /** Until the tests are on their way; a run of one test lasts hardly longer. */
  private static final Duration AFTER_THE_START = Duration.ofMillis(300);

  /** A run whose connection breaks sees that within 200 ms, and takes its lock again. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final int LOOKS_IF_SHARED = 5;

  /** Locks are looked for in all databases: runs may use different ones for maintenance. */
  private static final String RUNS =
      "SELECT d.datname, coalesce(shobj_description(d.oid, 'pg_database'), ''),"
          + " EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid"
          + " AND a.backend_type = 'client backend'),"
          + " ARRAY(SELECT objid::int8 FROM pg_locks WHERE locktype = 'advisory' AND granted"
          + " AND classid::int8 = ?)"
          + " FROM pg_database d WHERE d.datname LIKE 'plumbline\\_______\\_%'"
          + " AND pg_get_userbyid(d.datdba) = current_user";

  private final MaintenanceConnections connections;
  private final DropQueue drops;
  private final Background background;
  private final String ownRun;
  private final int looks;

  Sweep(
      MaintenanceConnections connections,
      DropQueue drops,
      Background background,
      String ownRun,
      boolean exclusive) {
    this.connections = connections;
    this.drops = drops;
    this.background = background;
    this.ownRun = ownRun;
    this.looks = exclusive ? 1 : LOOKS_IF_SHARED;
  }

  private record RunDatabase(DatabaseName name, String run, boolean lives, boolean kept) {}

  /** Looks soon, and again and again. */
  void begin() {
    background.later(AFTER_THE_START, "look for databases of dead runs", () -> look(1, List.of()));
  }

  /** What this run leaves, but for what is kept: at its end nobody needs it any more. */
  List<DatabaseName> ownLeftovers() {
    return connections.ask(
        "look for databases that this run leaves",
        connection ->
            databases(connection).stream()
                .filter(database -> database.run().equals(ownRun) && !database.kept())
                .map(RunDatabase::name)
                .toList());
  }

  private void look(int number, List<RunDatabase> before) {
    List<RunDatabase> found = leftovers();
    if (number > 1) {
      Set<String> suspects = before.stream().map(RunDatabase::run).collect(Collectors.toSet());
      found.removeIf(leftover -> !suspects.contains(leftover.run()));
    }
    if (found.isEmpty()) {
      return;
    }
    if (number < looks) {
      background.later(PAUSE, "look for databases of dead runs", () -> look(number + 1, found));
      return;
    }
    LOG.log(
        System.Logger.Level.INFO, "Dropping {0} databases left behind by ended runs", found.size());
    found.forEach(leftover -> drops.add(leftover.name()));
  }

  private List<RunDatabase> leftovers() {
    List<RunDatabase> all = connections.ask("look for databases of dead runs", Sweep::databases);
    Set<String> living = new HashSet<>(Set.of(ownRun));
    all.stream().filter(RunDatabase::lives).map(RunDatabase::run).forEach(living::add);
    return all.stream()
        .filter(database -> !living.contains(database.run()) && !database.kept())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<RunDatabase> databases(Connection connection) throws SQLException {
    List<RunDatabase> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(RUNS)) {
      statement.setLong(1, RunLock.LOCK_CLASS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          DatabaseName name = new DatabaseName(rows.getString(1));
          Optional<String> run = DatabaseNames.run(name.text());
          if (run.isPresent()) {
            boolean lives = rows.getBoolean(3) || isLocked(run.get(), rows);
            boolean kept = KeptDatabases.isKept(rows.getString(2));
            found.add(new RunDatabase(name, run.get(), lives, kept));
          }
        }
      }
    }
    return found;
  }

  private static boolean isLocked(String run, ResultSet rows) throws SQLException {
    long number = Integer.toUnsignedLong(RunLock.number(run));
    return List.of((Long[]) rows.getArray(4).getArray()).contains(number);
  }
}
