package dev.plumbline.benchmarks.handout;

import javax.sql.DataSource;

/** Somebody who hands out fresh, migrated databases, one after the other. */
public interface FreshDatabases extends AutoCloseable {

  /** The next one; this is what is timed. */
  DataSource next() throws Exception;

  /** The test that had the last one is over. */
  void done() throws Exception;

  @Override
  void close() throws Exception;
}
