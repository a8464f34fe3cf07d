package dev.plumbline.spring.test;

import dev.plumbline.postgres.Database;

/** Where a context's databases come from. Safe for several threads. */
interface DatabaseSource {

  /**
   * One for a context.
   *
   * @throws RuntimeException if there is no server, or the changelog cannot be applied
   */
  Database take();

  /** The context does not need it any more. */
  void giveBack(Database database);

  /** A test has failed on it. */
  void failed(Database database, Throwable failure);
}
