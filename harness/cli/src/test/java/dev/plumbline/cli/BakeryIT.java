package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.cli.settings.Environment;
import dev.plumbline.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service of the bakery, from an empty database to a ready one. */
class BakeryIT {

  static Stream<String> services() throws IOException {
    try (Stream<Path> folders = Files.list(PlumblineJar.root().resolve("changelogs"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @Test
  void allFourteenAreThere() throws IOException {
    assertThat(services()).hasSize(14);
  }

  @ParameterizedTest
  @MethodSource("services")
  void isPlannedMigratedListedAndVerified(String service) throws Exception {
    Database database = PlumblineJar.newDatabase();
    PlumblineJar jar =
        PlumblineJar.inRepository()
            .with(
                Environment.urlVariable(service),
                database
                    .jdbcUrl()
                    .replace(
                        "jdbc:postgresql://",
                        "postgresql://" + database.username() + ":" + database.password() + "@"));

    Result plan = jar.run("plan", service);
    Result migrate = jar.run("migrate", service);
    Result status = jar.run("status", service);
    Result verify = jar.run("verify", service);

    assertThat(plan.exitCode()).as(plan.toString()).isZero();
    assertThat(plan.out())
        .matches("(?s)-- " + service + ": \\d+ changeSets to apply, 0 applied\n.*");
    assertThat(migrate.exitCode()).as(migrate.toString()).isZero();
    long changeSets = lines(migrate, "  applied       changelogs/" + service + "/");
    assertThat(changeSets).isGreaterThan(2);
    assertThat(plan.out()).contains(": " + changeSets + " changeSets to apply");
    assertThat(migrate.out())
        .startsWith(service + ": migrating " + "127.0.0.1:")
        .containsPattern(
            "\n"
                + service
                + ": "
                + changeSets
                + " changeSets run in [0-9.]+ m?s, 0 changeSets already applied\n$");
    assertThat(status.exitCode()).as(status.toString()).isZero();
    assertThat(status.out()).startsWith(service + ": READY. ");
    assertThat(lines(status, "  applied changelogs/" + service + "/")).isEqualTo(changeSets);
    assertThat(verify.exitCode()).as(verify.toString()).isZero();
    assertThat(verify.out())
        .isEqualTo(
            "%s: READY. %d changeSets applied, as this build needs. Nothing to do.\n",
            service, changeSets);
    assertThat(plan.output() + migrate.output() + status.output() + verify.output())
        .doesNotContain(database.password());
    assertThat(plan.err() + migrate.err() + status.err() + verify.err()).isEmpty();
  }

  private static long lines(Result result, String start) {
    return result.out().lines().filter(line -> line.startsWith(start)).count();
  }
}
