package dev.plumbline.benchmarks.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A changelog as services have it after some years, of any length: of five changeSets one creates a
 * table, the others add a column, an index, a foreign key and rows. In formatted SQL for Liquibase
 * and Plumbline, and in a file for each for Flyway.
 */
final class GrowingChangelog {

  private static final String PATH = "changelogs/growing/db.changelog-master.sql";
  private static final int KINDS = 5;

  private GrowingChangelog() {}

  /** Writes it in both forms below a folder; the job lacks only a database. */
  static Scripts write(Path folder, int changeSets) throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("scripts"));
    Path changelog = folder.resolve(PATH);
    Files.createDirectories(changelog.getParent());
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    for (int number = 1; number <= changeSets; number++) {
      String sql = statement(number);
      text.append("\n--changeset bench:").append(number).append('\n').append(sql).append('\n');
      Files.writeString(scripts.resolve(Scripts.name(number)), sql + "\n");
    }
    Files.writeString(changelog, text);
    return new Scripts(folder, PATH, scripts);
  }

  private static String statement(int number) {
    String table = "part_" + (number - 1) / KINDS;
    String before = "part_" + Math.max(0, (number - 1) / KINDS - 1);
    List<String> kinds =
        List.of(
            "CREATE TABLE %1$s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                + " code varchar(40) NOT NULL UNIQUE, amount numeric(12, 2) NOT NULL DEFAULT 0,"
                + " previous_id bigint);",
            "ALTER TABLE %1$s ADD COLUMN remark text;",
            "CREATE INDEX ix_%1$s_amount ON %1$s (amount);",
            "ALTER TABLE %1$s ADD CONSTRAINT fk_%1$s FOREIGN KEY (previous_id)"
                + " REFERENCES %2$s (id);",
            "INSERT INTO %1$s (code) SELECT 'c' || n FROM generate_series(1, 10) AS n;");
    return String.format(Locale.ROOT, kinds.get((number - 1) % KINDS), table, before);
  }
}
