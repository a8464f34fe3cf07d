package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.postgres.PostgresSpecification;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles of the cluster that a changelog does not create, but needs. */
class DeclaredRolesTest {

  private static final String GRANT = "grant select on loaves to \"plumbline declared; one\"";

  /** Differs from run to run, so that no template of an earlier one is in the way. */
  private final String table =
      "--liquibase formatted sql\n--changeset a:1\ncreate table loaves (id int);\n"
          + "comment on table loaves is '%d';\n".formatted(System.nanoTime());

  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

  private final Path folder;

  DeclaredRolesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void classPath() throws IOException {
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual));
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(usual);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The first column of a query in a fresh database. */
  private List<String> query(String... statements) throws SQLException {
    Changelog changelog = Changelog.locate("roled", SearchPath.of(folder));
    List<String> values = new ArrayList<>();
    try (MigratedDatabases roled = MigratedDatabases.of(changelog, PostgresSpecification.newest());
        Connection connection = roled.newDatabase().connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        if (statement.execute(sql)) {
          try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
              values.add(row.getString(1));
            }
          }
        }
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {GRANT, "alter table loaves owner to \"plumbline declared; one\""})
  void areThereBeforeTheChangelog(String statement) throws Exception {
    write("changelogs/roled/changelog.sql", table + statement + ";\n");
    write("plumbline/roled.roles", "# the platform makes them\n\n plumbline declared; one \n");

    assertThat(query("select count(*) from loaves")).containsExactly("0");
  }

  @Test
  void aTemplateIsForTheRolesThatWereThere() throws Exception {
    write("changelogs/roled/changelog.sql", table + GRANT + ";\n");
    write("plumbline/roled.roles", "plumbline declared; one");
    String applied = "select dateexecuted from databasechangelog";
    List<String> first = query(applied, "drop role if exists plumbline_declared_two");
    assertThat(query(applied)).isEqualTo(first);
    write("plumbline/roled.roles", "plumbline_declared_two\nplumbline declared; one");

    assertThat(query(applied)).isNotEqualTo(first);
    assertThat(query("select rolname from pg_roles where rolname = 'plumbline_declared_two'"))
        .hasSize(1);
    query("drop role plumbline_declared_two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant select on loaves to nobody_has_declared_me",
        "alter table loaves owner to nobody_has_declared_me",
        "alter default privileges for role nobody_has_declared_me grant select on tables to public"
      })
  void aFailureSaysHowToDeclareOne(String statement) throws IOException {
    write("changelogs/roled/changelog.sql", table + statement + ";\n");

    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(this::query)
        .withMessageContaining("changelog.sql::1::a needs the role \"nobody_has_declared_me\"")
        .withMessageContaining(
            "  nobody_has_declared_me\nin src/test/resources/plumbline/roled.roles");
  }

  @Test
  void whatCannotBeARoleIsRefused() throws IOException {
    write("changelogs/roled/changelog.sql", table);
    write("plumbline/roled.roles", "pg_mine");

    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(this::query)
        .withMessageStartingWith("plumbline/roled.roles: \"pg_mine\" cannot be the name of a role");
  }
}
