package dev.plumbline.postgres;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A server that somebody else runs: it is neither started nor stopped here.
 *
 * @param endpoint where it answers
 */
record ExistingServer(Database.Endpoint endpoint) implements Server {

  /** Its password is the user's to keep. */
  @Override
  public Optional<Path> passwordFile() {
    return Optional.empty();
  }

  @Override
  public String outlive() {
    return "Its server is not this run's to stop.";
  }

  @Override
  public void release() {
    // Nothing of it is ours but databases.
  }

  @Override
  public void awaitEnd() {
    // As for release.
  }
}
