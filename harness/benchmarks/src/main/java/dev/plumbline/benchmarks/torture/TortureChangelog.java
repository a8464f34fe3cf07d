package dev.plumbline.benchmarks.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A hundred changeSets, of which none may run twice and none may be left out without its showing in
 * the data: tables, columns, keys, triggers, backfills, and indexes that are built and dropped
 * CONCURRENTLY, some of them in changeSets with further statements; every other statement that can
 * be run outside of transactions only, subscriptions to a second server and prepared transactions
 * included; and changeSets that give the migrator's lock away. Each takes a few milliseconds, and
 * so does the build of each index.
 */
final class TortureChangelog {

  /** The service, and the folder of its changelog. */
  static final String SERVICE = "torture";

  /** How many changeSets. */
  static final int SIZE = 100;

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

  /** Of a table, whose number stands for the at sign; the publisher's address for the dollar. */
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
              """),
          new Kind(
              WITHOUT_TRANSACTION, "create index concurrently on part_@ (drowsy(id), amount);\n"),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              create unique index -- the server cuts the name off
                concurrently if not exists "ux Ä of a name that is longer than sixty-three bytes: @ _________"
                on only public . part_@ (drowsy(id), code);
              reindex index concurrently ix_part_@_amount;
              reindex (concurrently) table part_@;
              """),
          new Kind(
              "",
              """
              create table split_@ (id int, n int) partition by list (id);
              create table split_@_1 partition of split_@ for values in (1);
              create table split_@_2 partition of split_@ for values in (2);
              create index ix_split_@ on split_@ (n);
              insert into split_@ values (1, 1), (2, 2);
              """),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              cluster split_@ using ix_split_@;
              vacuum split_@_1;
              vacuum (full, analyze) part_@;
              reindex table split_@;
              """),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              alter table split_@ detach partition split_@_1 concurrently;
              alter table only public.split_@ detach partition public.split_@_2 concurrently;
              """),
          new Kind(
              WITHOUT_TRANSACTION + " splitStatements:false",
              """
              set work_mem = '8MB'; insert into counters values ('several @', 1);
              begin; update counters set value = value + 1 where name = 'several @'; commit;
              update counters set value = value * 3 where name = 'several @'; commit;
              update counters set value = value + 5 where name = 'several @';
              """),
          new Kind(WITHOUT_TRANSACTION, "create database torture_side_@;\n"),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              alter database torture_side_@ set tablespace pg_default;
              drop database torture_side_@;
              set allow_in_place_tablespaces = on;
              create tablespace torture_space_@ location '';
              drop tablespace torture_space_@;
              alter system set log_min_duration_statement = -1;
              alter system reset log_min_duration_statement;
              """),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              begin;
              update counters set value = value + 7 where name = 'several @';
              prepare transaction 'torture @';
              commit prepared 'torture @';
              begin; update counters set value = 0 where name = 'several @'; prepare transaction 'torture @';
              rollback prepared 'torture @';
              """),
          new Kind(
              WITHOUT_TRANSACTION,
              """
              create subscription torture_sub_@ connection '$' publication torture_a;
              alter subscription torture_sub_@ add publication torture_b;
              alter subscription torture_sub_@ refresh publication;
              drop subscription torture_sub_@;
              create subscription torture_idle_@ connection '$' publication torture_a
                with (connect = false);
              """),
          new Kind(WITHOUT_TRANSACTION, "discard all;\n"),
          new Kind(
              "",
              """
              select pg_advisory_unlock_all();
              update counters set value = value * 2 where name = 'several @';
              """));

  private TortureChangelog() {}

  private record Kind(String attributes, String sql) {}

  /**
   * Writes it below a folder.
   *
   * @param publisher how PostgreSQL connects to the other server
   */
  static Path write(Path folder, String publisher) throws IOException {
    Path changelog = folder.resolve(PATH);
    Files.createDirectories(changelog.getParent());
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    for (int step = 1; step <= SIZE; step++) {
      Kind kind = KINDS.get((step - 1) % KINDS.size());
      text.append("\n--changeset torture:").append(step).append(kind.attributes()).append('\n');
      if (step == 1) {
        text.append(BEGINNING);
      }
      text.append(
              kind.sql()
                  .replace("$", publisher)
                  .replace("@", String.valueOf((step - 1) / KINDS.size())))
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
