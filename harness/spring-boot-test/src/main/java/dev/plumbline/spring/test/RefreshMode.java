package dev.plumbline.spring.test;

/**
 * When a context's database is replaced by a fresh one, without a new context. What the application
 * keeps in memory, such as a second-level cache, is not reset.
 */
public enum RefreshMode {
  /** Never: all tests that share the context share the database. */
  NEVER,
  /** Before the first test of the class. */
  BEFORE_CLASS,
  /** Before each test, and its transaction if it has one. */
  BEFORE_EACH_TEST_METHOD,
  /** After each test, once its transaction has ended. */
  AFTER_EACH_TEST_METHOD,
  /** After the last test of the class. */
  AFTER_CLASS
}
