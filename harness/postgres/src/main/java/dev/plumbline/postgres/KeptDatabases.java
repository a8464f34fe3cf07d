package dev.plumbline.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Databases that somebody wants to look at. Their comments say since when they are kept. */
final class KeptDatabases {

  private static final String MARK = "plumbline kept ";

  /** Until somebody has had the time to look. */
  private static final Duration LIMIT = Duration.ofHours(24);

  /** A run in which everything fails must not fill the disk. */
  private static final int MOST = 20;

  private static final String ALL =
      "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
          + " WHERE shobj_description(oid, 'pg_database') LIKE 'plumbline kept %'"
          + " AND datname LIKE 'plumbline\\_%' AND pg_get_userbyid(datdba) = current_user";

  private final MaintenanceConnections connections;
  private final DropQueue drops;
  private final Background background;

  KeptDatabases(MaintenanceConnections connections, DropQueue drops, Background background) {
    this.connections = connections;
    this.drops = drops;
    this.background = background;
  }

  private record Kept(DatabaseName name, Instant since) {}

  /** Whether a database with this comment is still kept. */
  static boolean isKept(String comment) {
    return since(comment).filter(since -> since.plus(LIMIT).isAfter(Instant.now())).isPresent();
  }

  /** Keeps one from now on. */
  void add(DatabaseName name) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    connections.execute(
        "keep database \"" + name.text() + "\"",
        "COMMENT ON DATABASE " + name.quoted() + " IS '" + MARK + now + "'");
    background.soon("drop the kept databases that are too many", this::dropSurplus);
  }

  /**
   * How people reach one.
   *
   * @param outlook for how long its server runs
   */
  static String instructions(Database database, Server server, String outlook) {
    return "Database "
        + database.name()
        + " is kept for "
        + LIMIT.toHours()
        + " hours. "
        + outlook
        + "\n  "
        + howToConnect(database, server);
  }

  /** A JDBC URL and, in a second line, a command. */
  static String howToConnect(Database database, Server server) {
    Optional<Path> passwords = server.passwordFile();
    Database.Endpoint endpoint = server.endpoint();
    return database.jdbcUrl()
        + "\n  "
        + passwords.map(file -> "PGPASSFILE=" + quoted(file.toString()) + " ").orElse("")
        + "psql -h "
        + endpoint.host()
        + " -p "
        + endpoint.port()
        + " -U "
        + quoted(endpoint.username())
        + " -d "
        + quoted(database.name());
  }

  private void dropSurplus() {
    connections.ask("list the kept databases", KeptDatabases::all).stream()
        .sorted(Comparator.comparing(Kept::since).reversed())
        .skip(MOST)
        .forEach(kept -> drops.add(kept.name()));
  }

  private static List<Kept> all(Connection connection) throws SQLException {
    List<Kept> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        DatabaseName name = new DatabaseName(rows.getString(1));
        since(rows.getString(2)).ifPresent(since -> all.add(new Kept(name, since)));
      }
    }
    return all;
  }

  private static Optional<Instant> since(String comment) {
    if (!comment.startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(comment.substring(MARK.length())));
    } catch (DateTimeException e) {
      return Optional.empty(); // somebody has edited it: not kept
    }
  }

  /** For a shell. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
