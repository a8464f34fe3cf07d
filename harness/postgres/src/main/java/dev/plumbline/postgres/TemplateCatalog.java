package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The templates on the server, as its own catalogs have them: databases by a certain name, marked
 * as templates, whose comment says the rest. Safe for several threads and JVMs.
 */
final class TemplateCatalog {

  private static final System.Logger LOG = System.getLogger(TemplateCatalog.class.getName());

  /** The role's own ones only: no other user can put a template under us. */
  private static final String FAMILY =
      "SELECT datname, datistemplate AND NOT datallowconn AND datconnlimit <> -2,"
          + " coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database"
          + " WHERE left(datname::text, -"
          + TemplateName.SUFFIX_LENGTH
          + ") = ? AND pg_get_userbyid(datdba) = current_user";

  private static final String ALL =
      "SELECT datname, left(shobj_description(oid, 'pg_database'), "
          + TemplateComment.HEADER_LENGTH
          + ") FROM pg_database WHERE datname LIKE 'plumbline\\_template\\_%'"
          + " AND datistemplate AND pg_get_userbyid(datdba) = current_user";

  /** Writers of one template's comment take turns: "plun" in ASCII, and the name's hash. */
  private static final int LOCK_CLASS = 0x706c756e;

  private final MaintenanceConnections connections;
  private final DropQueue drops;

  TemplateCatalog(MaintenanceConnections connections, DropQueue drops) {
    this.connections = connections;
    this.drops = drops;
  }

  /**
   * A template as it is on the server.
   *
   * @param name its database
   * @param comment what it says of itself
   */
  record Entry(DatabaseName name, TemplateComment comment) {

    /** The one used last first. */
    static final Comparator<Entry> LAST_USED_FIRST =
        Comparator.comparing((Entry entry) -> entry.comment().used())
            .thenComparing(entry -> entry.comment().created())
            .reversed();

    String family() {
      return TemplateName.family(name.text());
    }

    Template template() {
      return new Template(family(), name.text(), comment.created(), comment.notes());
    }
  }

  /** A family's templates, the one used last first. What only looks like one is dropped. */
  List<Entry> family(String family) {
    return connections.ask(
        "list the templates of " + family,
        connection -> {
          List<Entry> entries = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(FAMILY)) {
            statement.setString(1, TemplateName.stem(family));
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                DatabaseName name = new DatabaseName(rows.getString(1));
                Optional<TemplateComment> comment = TemplateComment.parse(rows.getString(3));
                if (rows.getBoolean(2) && comment.isPresent()) {
                  entries.add(new Entry(name, comment.get()));
                } else {
                  reject(name);
                }
              }
            }
          }
          entries.sort(Entry.LAST_USED_FIRST);
          return entries;
        });
  }

  /** All templates, without their notes, the one used last first. */
  List<Entry> all() {
    return connections.ask(
        "list the templates",
        connection -> {
          List<Entry> entries = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(ALL);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              String name = rows.getString(1);
              TemplateComment.parseHeader(String.valueOf(rows.getString(2)))
                  .filter(comment -> TemplateName.isOne(name))
                  .ifPresent(comment -> entries.add(new Entry(new DatabaseName(name), comment)));
            }
          }
          entries.sort(Entry.LAST_USED_FIRST);
          return entries;
        });
  }

  /** Makes a template of a database that has been filled. */
  Template finish(Database filled, String family, Map<String, String> notes) {
    DatabaseName from = new DatabaseName(filled.name());
    DatabaseName name = TemplateName.random(family);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    TemplateComment comment = new TemplateComment(now, now, notes);
    connections.perform(
        "make a template of database \"" + filled.name() + "\"",
        connection -> {
          bringToRest(from, connection);
          inTransaction(connection, () -> mark(from, name, comment, connection));
        });
    return new Entry(name, comment).template();
  }

  /** Changes a template's comment. */
  TemplateComment change(Template template, UnaryOperator<TemplateComment> change) {
    DatabaseName name = new DatabaseName(template.database());
    List<TemplateComment> changed = new ArrayList<>();
    connections.perform(
        "write down something about template \"" + name.text() + "\"",
        connection ->
            inTransaction(
                connection,
                () -> {
                  TemplateComment comment = change.apply(lockAndRead(name, connection));
                  write(name, comment, connection);
                  changed.add(comment);
                }));
    return changed.get(0);
  }

  /** Lets nobody in any more, and ends who is. */
  static void bringToRest(DatabaseName database, Connection connection) throws SQLException {
    MaintenanceConnections.execute(
        connection, "ALTER DATABASE " + database.quoted() + " ALLOW_CONNECTIONS false");
    new Backends(database, connection).end();
  }

  /** All of it or nothing. */
  private static void mark(
      DatabaseName from, DatabaseName name, TemplateComment comment, Connection connection)
      throws SQLException {
    // A server that is killed soon after must not forget it.
    MaintenanceConnections.execute(connection, "SET LOCAL synchronous_commit = on");
    MaintenanceConnections.execute(
        connection, "ALTER DATABASE " + from.quoted() + " RENAME TO " + name.quoted());
    MaintenanceConnections.execute(
        connection,
        "ALTER DATABASE " + name.quoted() + " IS_TEMPLATE true ALLOW_CONNECTIONS false");
    write(name, comment, connection);
  }

  private static void write(DatabaseName name, TemplateComment comment, Connection connection)
      throws SQLException {
    MaintenanceConnections.execute(
        connection,
        "COMMENT ON DATABASE " + name.quoted() + " IS " + Quoted.literal(comment.toText()));
  }

  private static TemplateComment lockAndRead(DatabaseName name, Connection connection)
      throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
      lock.setInt(1, LOCK_CLASS);
      lock.setInt(2, name.text().hashCode());
      lock.execute();
    }
    // A statement of its own, which sees what the lock's last holder wrote.
    try (PreparedStatement read =
        connection.prepareStatement(
            "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database"
                + " WHERE datname = ?")) {
      read.setString(1, name.text());
      try (ResultSet rows = read.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("database \"" + name.text() + "\" does not exist", "3D000");
        }
        return TemplateComment.parse(rows.getString(1))
            .orElseThrow(() -> new SQLException("its comment is not Plumbline's any more"));
      }
    }
  }

  private interface Step {
    void run() throws SQLException;
  }

  private static void inTransaction(Connection connection, Step step) throws SQLException {
    connection.setAutoCommit(false);
    step.run(); // if it fails, the connection is closed, which rolls back
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void reject(DatabaseName name) {
    LOG.log(
        System.Logger.Level.INFO,
        "Dropping template {0}: incomplete, or written by another Plumbline version",
        name.text());
    drops.add(name);
  }
}
