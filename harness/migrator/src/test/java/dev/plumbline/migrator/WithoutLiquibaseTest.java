package dev.plumbline.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogFolder;
import dev.plumbline.changelog.ChangelogReading;
import dev.plumbline.servers.Disposable;
import dev.plumbline.verification.Revision;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that finds everything as it was loads no class of Liquibase. */
class WithoutLiquibaseTest {

  private static final String ROOT =
      """
        - includeAll: {path: sql, relativeToChangelogFile: true}
        - include: {file: changelogs/xml/loaves/loaves.xml}
        - include: {file: changelogs/shop/maybe.sql, errorIfMissing: false}
        - changeSet:
            id: rows
            author: a
            changes:
              - loadData: {file: rows.csv, relativeToChangelogFile: true, tableName: t1}
              - sqlFile: {path: changelogs/shop/statements.txt}
              - customChange: {class: dev.plumbline.changelog.ReadsAFile}
      """;

  private static final Pattern ASKING =
      Pattern.compile("execute.*|commit|rollback|set(AutoCommit|Savepoint).*|isValid|.*Savepoint");

  private static ChangelogFolder files(Path dir) {
    ChangelogFolder folder =
        new ChangelogFolder(dir.resolve("files"))
            .withYaml(ROOT)
            .with("rows.csv", "id,name\n1,${user.name}\n")
            .with("statements.txt", "select '${java.vendor}'")
            .with("secret.txt", "create table secrets (id int)");
    for (int i = 1; i <= 30; i++) {
      folder.with(
          "sql/%02d.sql".formatted(i),
          "--liquibase formatted sql\n--changeset a:%d\ncreate table t%d (id int, name text);\n"
              .formatted(i, i));
    }
    return folder;
  }

  @Test
  void aWarmRunLoadsNoneOfItsClasses(@TempDir Path dir)
      throws IOException, InterruptedException, SQLException {
    Changelog changelog = Changelog.locate("shop", files(dir).searchPath().thenClassPath());
    try (Connection connection = Disposable.database()) {
      ChangelogReading reading =
          new Migrator(changelog).rehearse(connection, new ChangeSetObserver() {});
      WarmRun.prepare(dir, reading);

      List<String> loaded = run(dir, connection);

      List<String> report = Files.readAllLines(dir.resolve("report"));
      System.getLogger(getClass().getName())
          .log(System.Logger.Level.DEBUG, () -> String.join("\n", report));
      assertThat(report)
          .contains(
              "= settings " + changelog.settingsDigest(),
              "= current true ",
              "= up to date true 33",
              "= verdict READY");
      assertThat(loaded).anyMatch(line -> line.contains("dev.plumbline.changelog.FileLookup"));
      assertThat(loaded.stream().filter(line -> line.contains(" liquibase."))).isEmpty();
    }
  }

  @Test
  void asksTheServerOnce(@TempDir Path dir) throws SQLException {
    ChangelogFolder folder =
        new ChangelogFolder(dir).withSql("--changeset a:1\ncreate table loaves (id int);\n");
    try (Connection connection = Disposable.database()) {
      new Migrator(folder.changelog()).migrate(connection, MigrationListener.NONE);
      Revision revision = folder.changelog().revision();
      List<String> calls = new ArrayList<>();
      MigrationResult result =
          new Migrator(folder.changelog())
              .knowing(revision)
              .migrate(counting(Connection.class, connection, calls), MigrationListener.NONE);

      assertThat(result.isUpToDate()).isTrue();
      assertThat(calls).containsExactly("executeQuery");
    }
  }

  /** Passes all calls on, and notes those for which the driver asks the server. */
  private static <T> T counting(Class<T> type, T target, List<String> calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (ASKING.matcher(method.getName()).matches()) {
                calls.add(method.getName());
              }
              Object answer = method.invoke(target, arguments);
              return answer instanceof Statement statement
                  ? counting(Statement.class, statement, calls)
                  : answer;
            }));
  }

  private static List<String> run(Path dir, Connection connection)
      throws IOException, InterruptedException, SQLException {
    Path loaded = dir.resolve("loaded");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                WarmRun.class.getName(),
                dir.toString(),
                connection.getMetaData().getURL(),
                connection.getMetaData().getUserName())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("output").toFile());
    java.environment().put("WARM_PASSWORD", Disposable.of(connection).password());
    Process process = java.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(dir.resolve("output"))).isZero();
    return Files.readAllLines(loaded);
  }
}
