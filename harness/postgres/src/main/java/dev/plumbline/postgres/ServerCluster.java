package dev.plumbline.postgres;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster at an address: what every running server can do, whoever started it. */
final class ServerCluster implements Cluster {

  /** For all that is left to drop at the end; most of it takes 10 ms. */
  private static final Duration LAST_DROPS = Duration.ofSeconds(5);

  private static final Duration LAST_CHORES = Duration.ofSeconds(1);
  private static final Pattern MAJOR = Pattern.compile("\\d+");

  private final Server server;
  private final Database.Endpoint endpoint;
  private final String version;
  private final String description;
  private final MaintenanceConnections connections;
  private final RunLock runLock;
  private final Background background = new Background();
  private final DropQueue drops;
  private final DatabaseCopies copies;
  private final TemplateStore templates;
  private final TemplateClones clones;
  private final KeptDatabases kept;
  private final Sweep sweep;

  /** Originals that nobody can connect to any more; guarded by itself. */
  private final Set<DatabaseName> atRest = new HashSet<>();

  /** Describes a server that is ready to accept connections. */
  ServerCluster(Server server, String version, String description) {
    this(server, version, description, TemplateSettings.of(UserSettings.ofThisJvm()));
  }

  /** As the other, whatever the system properties say. */
  ServerCluster(Server server, String version, String description, TemplateSettings settings) {
    DatabaseNames names = new DatabaseNames();
    this.server = server;
    this.endpoint = server.endpoint();
    this.version = version;
    this.description = description;
    connections = new MaintenanceConnections(endpoint, description);
    runLock = new RunLock(connections, names.run());
    drops = new DropQueue(connections);
    copies =
        new DatabaseCopies(
            connections, names, runLock, drops, endpoint, major() >= CopyStrategy.FIRST_MAJOR);
    templates = new TemplateStore(connections, copies, drops, background, settings);
    clones = new TemplateClones(templates, copies, drops);
    kept = new KeptDatabases(connections, drops, background);
    sweep = new Sweep(connections, drops, background, names.run(), server.isExclusive());
    sweep.begin();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Database createDatabase(String label) {
    return copies.empty(label);
  }

  @Override
  public Database lastingDatabase(String name) {
    DatabaseName wanted = new DatabaseName("plumbline_local_" + name);
    connections.perform(
        "create database \"" + wanted.text() + "\"",
        connection -> {
          if (!DatabaseNames.isThere(wanted, connection)) {
            MaintenanceConnections.execute(connection, "CREATE DATABASE " + wanted.quoted());
          }
        });
    return new Database(wanted.text(), endpoint);
  }

  @Override
  public String howToConnect(Database database) {
    own(database);
    return KeptDatabases.howToConnect(database, server);
  }

  @Override
  public Database cloneDatabase(Database original, String label) {
    DatabaseName source = own(original);
    bringToRest(source);
    return copies.of(source, label);
  }

  @Override
  public Templates templates() {
    return templates;
  }

  @Override
  public Database newDatabase(Template template) {
    return clones.next(template);
  }

  @Override
  public void dropDatabase(Database database) {
    drops.dropNow(own(database));
  }

  @Override
  public void discard(Database database) {
    drops.add(own(database));
  }

  @Override
  public String keep(Database database) {
    kept.add(own(database));
    return KeptDatabases.instructions(database, server, server.outlive());
  }

  /**
   * Tells the server to stop; does not wait for it. Drops what is to be dropped, if that is quick.
   */
  void release() {
    clones.finish(LAST_CHORES);
    background.finish(LAST_CHORES);
    drops.finish(sweep::ownLeftovers, LAST_DROPS);
    runLock.close();
    connections.close();
    server.release();
  }

  /** After {@link #release}: waits until the server and its files are gone. */
  void awaitEnd() {
    server.awaitEnd();
  }

  Database.Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public String toString() {
    return description + " at " + endpoint;
  }

  private int major() {
    Matcher digits = MAJOR.matcher(version);
    return digits.lookingAt() ? Integer.parseInt(digits.group()) : 0;
  }

  private DatabaseName own(Database database) {
    if (!database.isAt(endpoint)) {
      throw new IllegalArgumentException(
          database + " is not of this cluster, which is " + this + ". Use the cluster it is of.");
    }
    return new DatabaseName(database.name());
  }

  private void bringToRest(DatabaseName original) {
    synchronized (atRest) {
      if (!atRest.contains(original)) {
        connections.perform(
            "clone database \"" + original.text() + "\"",
            connection -> TemplateCatalog.bringToRest(original, connection));
        atRest.add(original);
      }
    }
  }
}
