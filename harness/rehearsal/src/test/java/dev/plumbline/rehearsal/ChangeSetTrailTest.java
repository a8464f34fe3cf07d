package dev.plumbline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.finding.Location;
import dev.plumbline.schema.QualifiedName;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSetTrailTest {

  private static final String CHANGESETS =
      """
      --changeset ada:create
      create type state as enum ('OPEN');
      create sequence loaf_seq;
      create table loaves (id bigint primary key, name text, weight integer, old text);
      create table ovens (id bigint primary key);
      --changeset ada:data
      insert into ovens values (1);
      --changeset bob:name
      alter table loaves alter column name set not null;
      --changeset bob:check
      alter table loaves add constraint heavy check (weight > 10);
      create index ix_weight on loaves (weight);
      --changeset cyd:drop
      alter table loaves drop column old;
      --changeset cyd:enum
      alter type state add value 'DONE';
      --changeset cyd:sequence
      alter sequence loaf_seq increment by 50;
      --changeset dan:recheck
      alter table loaves drop constraint heavy, add constraint heavy check (weight > 20);
      """;

  @Test
  void knowsTheChangeSetThatTouchedEachObjectLast(@TempDir Path dir) {
    Changelog changelog = new ChangelogFolder(dir).withSql(CHANGESETS).changelog();

    ChangeSetTrail trail = new Rehearsal(changelog, new FreshDatabases()).trail();

    assertThat(last(trail, "column", "loaves", "id", null)).isEqualTo("create");
    assertThat(last(trail, "column", "loaves", "name", null)).isEqualTo("name");
    assertThat(last(trail, "column", "loaves", "old", null)).isEqualTo("drop");
    assertThat(last(trail, "column", "loaves", "never", null)).isEqualTo("recheck");
    assertThat(last(trail, "check constraint", "loaves", "weight", "heavy")).isEqualTo("recheck");
    assertThat(last(trail, "index", "loaves", "weight", "ix_weight")).isEqualTo("check");
    assertThat(last(trail, "primary key", "loaves", "id", "loaves_pkey")).isEqualTo("create");
    assertThat(last(trail, "foreign key", "ovens", "id", null)).isEqualTo("create");
    assertThat(last(trail, "table", "loaves", null, null)).isEqualTo("recheck");
    assertThat(last(trail, "sequence", "loaf_seq", null, null)).isEqualTo("sequence");
    assertThat(last(trail, "enum type", "state", null, "GONE")).isEqualTo("enum");
    assertThat(last(trail, "table", "nowhere", null, null)).isEqualTo("nobody");
  }

  private static String last(
      ChangeSetTrail trail,
      String kind,
      String object,
      @Nullable String column,
      @Nullable String part) {
    List<String> columns = column == null ? List.of() : List.of(column);
    return trail
        .lastTouched(new Location(kind, new QualifiedName("public", object), columns, part))
        .map(id -> id.id())
        .orElse("nobody");
  }
}
