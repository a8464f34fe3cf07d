package dev.plumbline.benchmarks.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A changelog of 60 changeSets that create 60 tables, each with three indexes and a foreign key.
 */
public final class SixtyTables {

  /** The service's name, by which Plumbline finds it. */
  public static final String SERVICE = "sixty";

  /** Its path on the class path. */
  public static final String PATH = "changelogs/sixty/db.changelog-master.sql";

  private static final int TABLES = 60;

  private SixtyTables() {}

  static String tableName(int number) {
    return String.format(Locale.ROOT, "entry_%02d", number);
  }

  /**
   * Writes it.
   *
   * @param root what {@link #PATH} is relative to
   */
  public static void write(Path root) throws IOException {
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    for (int number = 1; number <= TABLES; number++) {
      text.append(changeSet(number));
    }
    Path file = root.resolve(PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String changeSet(int number) {
    return """

    --changeset bench:%2$d
    CREATE TABLE %1$s (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      code varchar(40) NOT NULL UNIQUE,
      amount numeric(12, 2) NOT NULL DEFAULT 0 CHECK (amount >= 0),
      remark text,
      created_at timestamptz NOT NULL DEFAULT now(),
      previous_id bigint REFERENCES %3$s
    );
    CREATE INDEX ix_%1$s_created_at ON %1$s (created_at);
    --rollback DROP TABLE %1$s;
    """
        .formatted(tableName(number), number, tableName(Math.max(1, number - 1)));
  }
}
