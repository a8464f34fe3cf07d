package dev.plumbline.changelog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder to write changelogs into. Its files may be read at any time. */
public record ChangelogFolder(Path root) {

  /** Two changeSets, 1 and 2, that can be rolled back. */
  public static final String TWO_TABLES =
      """
      --changeset a:1
      create table loaves (id int);
      --rollback drop table loaves;
      --changeset a:2
      create table crumbs (id int);
      --rollback drop table crumbs;
      """;

  /** By its name, the newest file of a changelog, in each format; its content does not matter. */
  public static final SortedMap<String, String> NEWEST =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "002.yaml",
                  "databaseChangeLog: [{changeSet: {id: x, author: a, changes: []}}]",
                  "002.json",
                  "{\"databaseChangeLog\": [{\"changeSet\": {\"id\": \"x\",\"author\": \"a\"}}]}",
                  "002.sql",
                  "--liquibase formatted sql\n--changeset a:x\nselect 1;\n",
                  "002.xml",
                  """
                  <databaseChangeLog
                      xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                      xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                          http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                    <changeSet id="x" author="a"/>
                  </databaseChangeLog>
                  """)));

  /** Writes a file below {@code changelogs/shop/}. */
  public ChangelogFolder with(String name, String text) {
    return withFile("changelogs/shop/" + name, text);
  }

  /** Writes a file. */
  public ChangelogFolder withFile(String path, String text) {
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
  public ChangelogFolder withSql(String text) {
    return with("changelog.sql", "--liquibase formatted sql\n" + text);
  }

  /** Writes the root changelog of the service "shop" as YAML. */
  public ChangelogFolder withYaml(String text) {
    return with("changelog.yaml", "databaseChangeLog:\n" + text);
  }

  /** Where its changelogs are found. */
  public SearchPath searchPath() {
    return SearchPath.of(root);
  }

  /** The changelog of the service "shop". */
  public Changelog changelog() {
    return Changelog.locate("shop", searchPath());
  }
}
