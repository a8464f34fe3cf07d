package dev.plumbline.postgres;

/** How CREATE DATABASE copies, from PostgreSQL 15 on. Which is faster is up to the disk. */
enum CopyStrategy {
  /** File by file, between two checkpoints. */
  FILE_COPY,
  /** Page by page, through the log. */
  WAL_LOG;

  static final int FIRST_MAJOR = 15;

  String clause() {
    return " STRATEGY " + name();
  }
}
