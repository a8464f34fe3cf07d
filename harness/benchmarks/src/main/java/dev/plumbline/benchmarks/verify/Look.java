package dev.plumbline.benchmarks.verify;

/** Somebody who looks whether a database is right, warmed up by having looked before. */
interface Look extends AutoCloseable {

  /** How reports call it. */
  String words();

  /**
   * Looks once.
   *
   * @throws IllegalStateException if it finds anything wrong
   */
  void look() throws Exception;

  @Override
  default void close() throws Exception {}
}
