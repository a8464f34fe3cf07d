package dev.plumbline.migrator;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a migrator waiting.
 *
 * @param name what to call it in messages
 * @param since when it got the lock; null if unknown
 * @param session its session, if it is a migrator of ours; null for a stock Liquibase, of which
 *     only the row that it left in {@code databasechangeloglock} is known
 */
public record LockHolder(String name, @Nullable Instant since, @Nullable Session session) {

  public LockHolder {
    Objects.requireNonNull(name, "name");
  }

  /** Whether it is a stock Liquibase, whose lock stays if it dies. */
  public boolean isStockLiquibase() {
    return session == null;
  }

  /** The process id of its server backend, if it is a migrator of ours. */
  public Optional<Integer> pid() {
    return Optional.ofNullable(session).map(Session::pid);
  }
}
