package dev.plumbline.benchmarks.databases;

import dev.plumbline.benchmarks.handout.FreshDatabases;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.Template;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plumbline's own clones of a template, as its JUnit extension asks for them. */
final class Pool implements FreshDatabases {

  private final Cluster cluster;
  private final Template template;
  private @Nullable Database current;

  Pool(Cluster cluster, Template template) {
    this.cluster = cluster;
    this.template = template;
  }

  @Override
  public DataSource next() {
    Database database = cluster.newDatabase(template);
    current = database;
    return database.dataSource();
  }

  @Override
  public void done() {
    if (current != null) {
      cluster.discard(current);
      current = null;
    }
  }

  @Override
  public void close() {
    done();
  }
}
