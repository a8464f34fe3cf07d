package dev.plumbline.benchmarks.migrate;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.migrator.Plan;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * A changelog, and the same in files for Flyway.
 *
 * @param root the folder that the changelog's path begins in
 * @param changelog the path of the changelog
 * @param folder the files for Flyway
 */
record Scripts(Path root, String changelog, Path folder) {

  /** The name that Flyway wants of the file with that number. */
  static String name(int number) {
    return String.format(Locale.ROOT, "V%05d__change.sql", number);
  }

  /** Writes for Flyway what the changelog would do in an empty database. */
  static Scripts of(Changelog changelog, Path root, Database empty, Path folder)
      throws IOException, SQLException {
    Files.createDirectories(folder);
    try (Connection connection = empty.connect()) {
      int number = 1;
      for (Plan.PlannedChangeSet changeSet : new Migrator(changelog).plan(connection).pending()) {
        Files.writeString(
            folder.resolve(name(number++)), String.join("\n;\n", changeSet.statements()) + "\n;\n");
      }
    }
    return new Scripts(root, changelog.path(), folder);
  }

  Job job(String service, Database database) {
    return new Job(service, root, changelog, folder, database);
  }
}
