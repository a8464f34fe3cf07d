package dev.plumbline.benchmarks.migrate;

import dev.plumbline.postgres.Database;
import java.nio.file.Path;

/**
 * One database to migrate.
 *
 * @param service whose it is
 * @param changelogs the folder that the changelog's path begins in
 * @param changelog the path of the changelog
 * @param scripts a folder with the same SQL, a file for each changeSet, as Flyway wants it
 * @param database the database
 */
record Job(String service, Path changelogs, String changelog, Path scripts, Database database) {

  /**
   * Where what is prepared for several jobs is kept: those whose scripts are in the same folder.
   */
  Path prepared() {
    return scripts.resolveSibling("prepared");
  }
}
