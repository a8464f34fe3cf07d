package dev.plumbline.spring.test;

import dev.plumbline.junit.MigratedDatabases;
import dev.plumbline.postgres.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A service's databases, for all contexts of this JVM. They are never closed: Spring keeps contexts
 * until the JVM ends, and a server that stopped with the last of them would be started again for
 * the next. The end of the JVM stops it. Safe for several threads.
 */
final class ServiceDatabases implements DatabaseSource {

  private static final Map<MigratedService, ServiceDatabases> ALL = new ConcurrentHashMap<>();

  private final String service;
  private final FutureTask<MigratedDatabases> databases;

  private ServiceDatabases(MigratedService wanted) {
    this.service = wanted.changelog().service();
    this.databases =
        new FutureTask<>(() -> MigratedDatabases.of(wanted.changelog(), wanted.postgres()));
  }

  /** Begins to make them in the background, while Spring works on the context. */
  static ServiceDatabases of(MigratedService wanted) {
    ServiceDatabases all = ALL.computeIfAbsent(wanted, ServiceDatabases::new);
    if (!all.databases.isDone()) {
      Thread thread = new Thread(all.databases, "plumbline-" + all.service);
      thread.setDaemon(true);
      thread.start();
    }
    return all;
  }

  /** A fresh one; waits until the service's changelog is applied. */
  @Override
  public Database take() {
    return migrated().newDatabase(service);
  }

  @Override
  public void giveBack(Database database) {
    migrated().discard(database);
  }

  @Override
  public void failed(Database database, Throwable failure) {
    migrated().failed(database, failure);
  }

  private MigratedDatabases migrated() {
    try {
      return databases.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(
          "Cannot prepare the databases of " + service + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Interrupted while the databases of " + service + " were prepared", e);
    }
  }
}
