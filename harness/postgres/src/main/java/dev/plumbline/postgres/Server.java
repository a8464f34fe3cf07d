package dev.plumbline.postgres;

import java.nio.file.Path;
import java.util.Optional;

/** What a cluster runs on. Stopping is in two steps, so that several can be stopped at once. */
interface Server {

  /** Where it answers. */
  Database.Endpoint endpoint();

  /**
   * A file in PostgreSQL's own format for passwords, with the password of {@link #endpoint}, that
   * only this user can read; empty if there is none.
   */
  Optional<Path> passwordFile();

  /**
   * Lets the server go on after this JVM has ended, for a bounded time, so that people can look at
   * a database.
   *
   * @return for people: for how long, or why it cannot
   */
  String outlive();

  /** Whether no other run can use it meanwhile, so that what is there of others is of dead ones. */
  default boolean isExclusive() {
    return false;
  }

  /** Tells it to stop; does not wait. */
  void release();

  /**
   * After {@link #release}: waits until it has ended, unless it was told to {@link #outlive} this
   * JVM.
   */
  void awaitEnd();
}
