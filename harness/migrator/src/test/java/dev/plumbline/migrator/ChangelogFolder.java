package dev.plumbline.migrator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder to write changelogs into. */
record ChangelogFolder(Path root) {

  /** Two changeSets, 1 and 2, that can be rolled back. */
  static final String TWO_TABLES =
      """
      --changeset a:1
      create table loaves (id int);
      --rollback drop table loaves;
      --changeset a:2
      create table crumbs (id int);
      --rollback drop table crumbs;
      """;

  /** Writes a file below {@code changelogs/shop/}. */
  ChangelogFolder with(String name, String text) {
    return withFile("changelogs/shop/" + name, text);
  }

  ChangelogFolder withFile(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the root changelog of the service "shop" as formatted SQL. */
  ChangelogFolder withSql(String text) {
    return with("changelog.sql", "--liquibase formatted sql\n" + text);
  }

  /** Writes the root changelog of the service "shop" as YAML. */
  ChangelogFolder withYaml(String text) {
    return with("changelog.yaml", "databaseChangeLog:\n" + text);
  }

  SearchPath searchPath() {
    return SearchPath.of(root);
  }

  /** The changelog of the service "shop". */
  Changelog changelog() {
    return Changelog.locate("shop", searchPath());
  }

  Migrator migrator() {
    return new Migrator(changelog());
  }
}
