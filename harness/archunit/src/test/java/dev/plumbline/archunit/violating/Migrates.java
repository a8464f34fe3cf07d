package dev.plumbline.archunit.violating;

import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;

final class Migrates {

  void start(Liquibase liquibase) throws LiquibaseException {
    liquibase.update();
  }

  Class<?> hidden() throws ClassNotFoundException {
    return Class.forName("dev.plumbline.migrator.Migrator");
  }
}
