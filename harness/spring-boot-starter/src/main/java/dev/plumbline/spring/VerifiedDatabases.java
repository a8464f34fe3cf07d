package dev.plumbline.spring;

import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The databases that were verified when the application started: a bean for whoever wants to know.
 * Safe for several threads.
 */
public final class VerifiedDatabases {

  private static final Logger LOG = System.getLogger(VerifiedDatabases.class.getName());

  private final ConcurrentSkipListMap<String, Entry> entries = new ConcurrentSkipListMap<>();
  private final List<Consumer<VerifiedDatabase>> listeners = new CopyOnWriteArrayList<>();

  VerifiedDatabases() {}

  /** All of them as they were found last, by the name of the data source. */
  public List<VerifiedDatabase> all() {
    return entries.values().stream().map(entry -> entry.last).toList();
  }

  /** The same, with those looked at anew that were last looked at longer ago than that. */
  public List<VerifiedDatabase> notOlderThan(Duration maxAge) {
    entries.values().forEach(entry -> entry.renew(maxAge));
    return all();
  }

  /** Verifies a database for the first time; its verdict may be any. */
  Verification verify(String dataSource, DataSource database, Verifier first, Verifier later) {
    Entry entry = new Entry(dataSource, database, later, first.verify(database));
    entries.put(dataSource, entry);
    tell(entry.last);
    return entry.last.verification();
  }

  /** Is told of what is already known, and of every later verification. */
  void subscribe(Consumer<VerifiedDatabase> listener) {
    listeners.add(listener);
    all().forEach(listener);
  }

  private void tell(VerifiedDatabase verified) {
    listeners.forEach(listener -> listener.accept(verified));
  }

  private final class Entry {

    private final DataSource database;
    private final Verifier verifier;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile VerifiedDatabase last;

    Entry(String dataSource, DataSource database, Verifier verifier, Verification first) {
      this.database = database;
      this.verifier = verifier;
      this.last = new VerifiedDatabase(dataSource, first, Instant.now());
    }

    /** One thread looks; the others are content with what is known. */
    void renew(Duration maxAge) {
      if (!isOlderThan(maxAge) || !renewal.tryLock()) {
        return;
      }
      try {
        if (isOlderThan(maxAge)) {
          VerifiedDatabase before = last;
          last =
              new VerifiedDatabase(before.dataSource(), verifier.verify(database), Instant.now());
          if (before.verification().verdict() != last.verification().verdict()) {
            LOG.log(
                last.verification().verdict().isGood() ? Level.INFO : Level.WARNING,
                "Data source '"
                    + last.dataSource()
                    + "' was "
                    + before.verification().verdict()
                    + ", but no longer is: "
                    + last.verification().toText());
          }
          tell(last);
        }
      } finally {
        renewal.unlock();
      }
    }

    private boolean isOlderThan(Duration maxAge) {
      return Duration.between(last.at(), Instant.now()).compareTo(maxAge) > 0;
    }
  }
}
