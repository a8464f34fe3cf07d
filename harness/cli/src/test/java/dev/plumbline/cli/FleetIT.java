package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many services at once. */
class FleetIT {

  private static final List<String> SERVICES = List.of("bread", "cakes", "rolls");

  private final Path dir;

  private final Map<String, Database> databases = new LinkedHashMap<>();

  FleetIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void threeServices() throws Exception {
    for (String service : SERVICES) {
      databases.put(service, PlumblineJar.newDatabase());
      write(service, Shop.TWO_CHANGESETS);
    }
    // shared files are no service
    Files.createDirectories(dir.resolve("changelogs/shared"));
  }

  private void write(String service, String sql) throws Exception {
    Path file = dir.resolve("changelogs/" + service + "/changelog.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "--liquibase formatted sql\n" + sql);
  }

  private Database database(String service) {
    return Objects.requireNonNull(databases.get(service));
  }

  private PlumblineJar jar() {
    PlumblineJar jar = PlumblineJar.inRepository().in(dir);
    for (Map.Entry<String, Database> entry : databases.entrySet()) {
      Database database = entry.getValue();
      jar =
          jar.with(Environment.urlVariable(entry.getKey()), database.jdbcUrl())
              .with("PGUSER", database.username())
              .with("PGPASSWORD", database.password());
    }
    return jar;
  }

  private static Map<String, String> outcomes(Result result) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (JsonNode service : JsonDocuments.of(result).get("services")) {
      outcomes.put(service.get("service").asText(), service.get("outcome").asText());
    }
    return outcomes;
  }

  @Test
  void allFoldersWithAChangelogAreMigratedOneAfterTheOther() throws Exception {
    Result migrate = jar().run("migrate", "--all");

    assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
    assertThat(migrate.out().lines().filter(line -> line.contains("2 changeSets run in")))
        .hasSize(3);
    assertThat(migrate.out())
        .containsPattern("\ncakes  OK +[0-9.]+ m?s\n")
        .containsPattern("\n3 services in [0-9.]+ m?s: 3 OK; exit code 0\n$");
    assertThat(outcomes(jar().run("verify", "--all", "--output=json")))
        .isEqualTo(Map.of("bread", "OK", "cakes", "OK", "rolls", "OK"));
  }

  @Test
  void processesShareThemOut() throws Exception {
    Path metrics = dir.resolve("metrics.txt");
    Result migrate =
        jar()
            .asProcess()
            .run("migrate", "--all", "--parallel=2", "--output=json", "--metrics-file=" + metrics);

    assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
    assertThat(outcomes(migrate).keySet()).containsExactlyElementsOf(SERVICES);
    assertThat(JsonDocuments.of(migrate).at("/services/2/changeSets")).hasSize(2);
    assertThat(Files.readString(metrics))
        .contains("plumbline_changesets_applied{service=\"rolls\",command=\"migrate\"} 2\n");

    Result again = jar().asProcess().run("migrate", "--all", "--parallel=3");
    assertThat(again.out())
        .contains("\nrolls | rolls: nothing to do, 2 changeSets already applied (")
        .endsWith(": 3 OK; exit code 0\n");
  }

  @Test
  void aFailureIsOnesOwnAndTheWorstDecides() throws Exception {
    write("cakes", "--changeset mira:1\nselect broken;\n");
    PlumblineJar jar = jar().with("ROLLS_DATABASE_URL", "postgresql://127.0.0.1:1/rolls");

    for (Result result :
        List.of(
            jar.run("migrate", "--all", "--output=json"),
            jar.asProcess().run("migrate", "--all", "--parallel=2", "--output=json"))) {

      assertThat(result.exitCode()).isEqualTo(ExitCode.CHANGESET_FAILED.code());
      assertThat(outcomes(result))
          .isEqualTo(Map.of("bread", "OK", "cakes", "CHANGESET_FAILED", "rolls", "CANNOT_CONNECT"));
      assertThat(result.err()).contains("cakes: changeSet ").contains("rolls: UNREACHABLE.");
    }
  }

  @Test
  void aChangelogThatIncludesItselfIsOnesOwnMistake() throws Exception {
    Files.delete(dir.resolve("changelogs/cakes/changelog.sql"));
    String file = "changelogs/cakes/changelog.yaml";
    Files.writeString(
        dir.resolve(file), "databaseChangeLog:\n  - include: {file: %s}\n".formatted(file));
    Path metrics = dir.resolve("metrics.txt");

    Result result = jar().run("migrate", "--all", "--output=json", "--metrics-file=" + metrics);

    assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID_CHANGELOG.code());
    assertThat(outcomes(result))
        .isEqualTo(Map.of("bread", "OK", "cakes", "INVALID_CHANGELOG", "rolls", "OK"));
    assertThat(result.err()).contains(file + " includes " + file).doesNotContain("StackOverflow");
    assertThat(Files.readString(metrics)).contains("service=\"cakes\"");
  }

  @Test
  void someMayBeChosenInTheFile() throws Exception {
    Files.writeString(dir.resolve("plumbline.properties"), "services=rolls, bread\n");

    assertThat(outcomes(jar().run("migrate", "--all", "--output=json")).keySet())
        .containsExactly("rolls", "bread");
    assertThat(outcomes(jar().run("verify", "--all", "--services=cakes", "--output=json")))
        .isEqualTo(Map.of("cakes", "NOT_READY"));
  }

  @Test
  void nothingIsBegunIfOneOfThemIsNotConfigured() throws Exception {
    List<Result> results = new ArrayList<>();
    results.add(jar().with("CAKES_DATABASE_URL", "").run("migrate", "--all"));
    results.add(jar().run("migrate", "--all", "--services=bread,caks"));
    results.add(
        jar().with("CAKES_DATABASE_URL", database("bread").jdbcUrl()).run("migrate", "--all"));

    assertThat(results.get(0).err()).contains("No database given: set --url, CAKES_DATABASE_URL");
    assertThat(results.get(1).err()).contains("caks: no changelog found.", "Did you mean cakes?");
    assertThat(results.get(2).err()).contains("cakes: its database is ", "and so is that of bread");
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.exitCode()).as(result.toString()).isNotZero();
              assertThat(result.err())
                  .endsWith("Nothing was started for any service. Fix the above first.\n");
            });
    assertThat(outcomes(jar().run("verify", "--all", "--output=json")).values())
        .containsOnly("NOT_READY");
  }

  @Test
  void oneUrlMayNameAllDatabases() throws Exception {
    Database any = database("bread");
    PlumblineJar jar = PlumblineJar.inRepository().in(dir).with(any);
    Result result =
        jar.run(
            "verify", "--all", "--url", any.jdbcUrl().replaceFirst("[^/]*$", "none_of_{service}"));

    assertThat(result.exitCode()).isEqualTo(ExitCode.CANNOT_CONNECT.code());
    assertThat(result.err()).contains("/none_of_bread as ", "/none_of_cakes as ");
  }

  @Test
  void eitherAServiceOrAll() throws Exception {
    Result both = jar().run("verify", "bread", "--all");
    Result none = jar().run("verify");

    assertThat(List.of(both, none))
        .allSatisfy(result -> assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.code()));
    assertThat(both.err()).startsWith("Give a service or --all, not both.");
    assertThat(none.err()).startsWith("Missing required parameter: '<service>', or --all.");
  }
}
