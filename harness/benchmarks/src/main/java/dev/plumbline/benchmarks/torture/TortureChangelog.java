package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Fifty changeSets, of which none may run twice and none may be left out without its showing in the
 * data: tables, columns, keys, triggers, backfills, and indexes that are built and dropped
 * CONCURRENTLY, some of them in changeSets with further statements. Each takes a few milliseconds,
 * and so does the build of each index.
 */
final class TortureChangelog {

  /** The service, and the folder of its changelog. */
  static final String SERVICE = "torture";

  /** How many changeSets. */
  static final int SIZE = 50;

  /** Its path, from the folder that it was written below. */
  static final String PATH = "changelogs/" + SERVICE + "/changelog.sql";

  private static final String WITHOUT_TRANSACTION = " runInTransaction:false";

  /** What the first changeSet makes for all others. */
  private static final String BEGINNING =
      """
      create table journal (step int not null);
      create table counters (name text primary key, value numeric not null);
      insert into counters values ('all', 0), ('loose', 0);
      create function drowsy(bigint) returns bigint immutable language sql
        as 'select $1 from pg_sleep(0.003)';
      create function stamp() returns trigger language plpgsql
        as 'begin new.stamped := old.stamped + 1; return new; end';
      """;

  /** Of a table; the number of the changeSet is put in the place of each hash. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "",
              """
              create table part_@ (id bigint primary key, code text not null, amount int not null);
              insert into part_@ select n, 'c' || n, n from generate_series(1, 4) as n;
              """),
          new Kind(
              "",
              """
              alter table part_@ add column stamped int not null default 0;
              update part_@ set amount = amount * 2 + 1;
              """),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              update counters set value = value + 1 where name = 'loose';
              create index concurrently ix_part_@_code on part_@ (drowsy(id), code);
              update counters set value = value * 3 where name = 'loose';
              """),
          new Kind(
              "",
              """
              create trigger tr_part_@ before update on part_@ for each row execute function stamp();
              update part_@ set code = code || '-' || amount;
              """),
          new Kind(
              "",
              """
              alter table part_@ add column parent_id bigint;
              alter table part_@ add constraint fk_part_@ foreign key (parent_id)
                references part_@ (id) not valid;
              """),
          new Kind(
              WITHOUT_TRANSACTION,
              "create unique index concurrently ux_part_@ on part_@ (drowsy(id));\n"),
          new Kind(
              "",
              """
              update part_@ set parent_id = 1 where id > 1;
              alter table part_@ validate constraint fk_part_@;
              """),
          new Kind("", "alter table part_@ alter column amount type bigint;\n"),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              drop index concurrently ix_part_@_code;
              insert into part_@ (id, code, amount) select max(id) + 1, 'late', 0 from part_@;
              create index concurrently ix_part_@_amount on part_@ (amount);
              """),
          new Kind(
              "",
              """
              create view sums_@ as select sum(amount) as amount from part_@;
              insert into part_@ (id, code, amount) select 100, 'sum', amount from sums_@;
              """));

  private TortureChangelog() {}

  private record Kind(String attributes, String sql) {}

  /** Writes it below a folder. */
  static Path write(Path folder) throws IOException {
    Path changelog = folder.resolve(PATH);
    Files.createDirectories(changelog.getParent());
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    for (int step = 1; step <= SIZE; step++) {
      Kind kind = KINDS.get((step - 1) % KINDS.size());
      text.append("\n--changeset torture:").append(step).append(kind.attributes()).append('\n');
      if (step == 1) {
        text.append(BEGINNING);
      }
      text.append(kind.sql().replace("@", String.valueOf((step - 1) / KINDS.size())))
          .append(record(step));
    }
    Files.writeString(changelog, text);
    return folder;
  }

  /** The counter shows how often, and in which order; the journal shows which. */
  private static String record(int step) {
    return String.format(
        Locale.ROOT,
        """
        insert into journal select %1$d from pg_sleep(0.005);
        update counters set value = mod(value * 7 + %1$d, 1000000007) where name = 'all';
        """,
        step);
  }
}
