package dev.plumbline.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes this run's databases, in the way that is fastest on this disk. Safe for several threads.
 */
final class DatabaseCopies {

  private static final System.Logger LOG = System.getLogger(DatabaseCopies.class.getName());

  /** What CREATE DATABASE copies unless it is told what. */
  private static final String EMPTY = "template1";

  private final MaintenanceConnections connections;
  private final DatabaseNames names;
  private final RunLock runLock;
  private final DropQueue drops;
  private final Database.Endpoint endpoint;
  private final boolean strategies;

  /** By the name of the original. */
  private final Map<String, CopyTrial> trials = new ConcurrentHashMap<>();

  /** What the first trial came to: good enough for originals that are copied once or twice. */
  private volatile @Nullable CopyStrategy usual;

  /**
   * A maker of databases.
   *
   * @param strategies whether the server knows {@link CopyStrategy}
   */
  DatabaseCopies(
      MaintenanceConnections connections,
      DatabaseNames names,
      RunLock runLock,
      DropQueue drops,
      Database.Endpoint endpoint,
      boolean strategies) {
    this.connections = connections;
    this.names = names;
    this.runLock = runLock;
    this.drops = drops;
    this.endpoint = endpoint;
    this.strategies = strategies;
  }

  /** An empty one. */
  Database empty(String label) {
    DatabaseName name = names.next(label);
    return make(
        "create database \"" + name.text() + "\"", name, "", trial(EMPTY, ""), true, news -> {});
  }

  /** A copy of a database at rest. */
  Database of(DatabaseName original, String label) {
    return copy(original, label, trial(original.text(), ""), true, news -> {});
  }

  /**
   * A copy of a template.
   *
   * @param news is told when its trial has another figure, to be kept for later runs
   */
  Database of(Template template, String label, Consumer<CopyTrial> news) {
    String figures = template.notes().getOrDefault(TemplateStore.COPY_NOTE, "");
    return copy(
        new DatabaseName(template.database()),
        label,
        trial(template.database(), figures),
        false,
        news);
  }

  private CopyTrial trial(String original, String figures) {
    return trials.computeIfAbsent(original, key -> CopyTrial.parse(figures));
  }

  private Database copy(
      DatabaseName original,
      String label,
      CopyTrial trial,
      boolean asUsual,
      Consumer<CopyTrial> news) {
    DatabaseName copy = names.next(label);
    return make(
        "clone database \"" + copy.text() + "\" from \"" + original.text() + "\"",
        copy,
        " TEMPLATE " + original.quoted(),
        trial,
        asUsual,
        news);
  }

  private Database make(
      String what,
      DatabaseName name,
      String from,
      CopyTrial trial,
      boolean asUsual,
      Consumer<CopyTrial> news) {
    runLock.await();
    CopyStrategy strategy = strategies ? strategy(trial, asUsual) : null;
    String sql =
        "CREATE DATABASE " + name.quoted() + from + (strategy == null ? "" : strategy.clause());
    drops.cloneBegins();
    try {
      long nanos = connections.ask(what, connection -> timed(connection, sql));
      if (strategy != null && trial.add(strategy, nanos)) {
        settle(what, trial);
        news.accept(trial);
      }
    } finally {
      drops.cloneEnds();
    }
    return new Database(name.text(), endpoint);
  }

  private static long timed(Connection connection, String sql) throws SQLException {
    long start = System.nanoTime();
    MaintenanceConnections.execute(connection, sql);
    return System.nanoTime() - start;
  }

  private CopyStrategy strategy(CopyTrial trial, boolean asUsual) {
    CopyStrategy known = usual;
    return asUsual && known != null ? known : trial.next();
  }

  private void settle(String what, CopyTrial trial) {
    CopyStrategy decision = trial.decision().orElse(null);
    if (decision != null) {
      usual = usual == null ? decision : usual;
      LOG.log(
          System.Logger.Level.DEBUG,
          "Milliseconds to {0} and its like: {1}; {2} from now on",
          what,
          trial.toText(),
          decision);
    }
  }
}
