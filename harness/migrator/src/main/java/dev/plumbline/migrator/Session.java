package dev.plumbline.migrator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Another session of the server, as far as the migrator's role may see it.
 *
 * @param pid its backend's process id
 * @param application what it calls itself; empty if nothing
 * @param user its role, or null
 * @param address where its client is: an address, or null for a local socket or if hidden
 * @param state {@code active}, {@code idle in transaction}, …; null if hidden
 * @param since when its transaction began, or its session if it has none; null if hidden
 * @param query what it executes or executed last, shortened; null if hidden
 */
public record Session(
    int pid,
    String application,
    @Nullable String user,
    @Nullable String address,
    @Nullable String state,
    @Nullable Instant since,
    @Nullable String query) {

  public Session {
    Objects.requireNonNull(application, "application");
  }

  /** In a few words, without the query. */
  public String toText() {
    StringBuilder text = new StringBuilder("pid ").append(pid);
    if (!application.isEmpty()) {
      text.append(" (").append(application).append(')');
    }
    if (user != null) {
      text.append(" of ").append(user);
    }
    if (address != null) {
      text.append(" from ").append(address);
    }
    if (state != null) {
      text.append(", ").append(state);
    }
    if (since != null) {
      text.append(" since ").append(since.truncatedTo(ChronoUnit.SECONDS));
    }
    return text.toString();
  }

  static String toText(List<Session> sessions) {
    return sessions.stream().map(Session::toText).collect(Collectors.joining("; "));
  }
}
