package dev.plumbline.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.postgres.Database;
import dev.plumbline.spring.loaves.Loaf;
import dev.plumbline.spring.loaves.LoavesApplication;
import dev.plumbline.verification.Verdict;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A service with one data source, in full, on a database in each of the states. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

  /** Starts what must not start, and says why it did not. */
  static DatabaseNotReadyException refusal(Loaves loaves) {
    Throwable thrown = catchThrowable(() -> loaves.start().close());
    assertThat(thrown).as("the start was to fail").isNotNull();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseNotReadyException refusal) {
        return refusal;
      }
    }
    throw new AssertionError("Failed, but for another reason", thrown);
  }

  private static void assertRefused(
      Database database, Verdict verdict, int exitCode, CapturedOutput output, String... words) {
    DatabaseNotReadyException refusal = refusal(Loaves.on(database));

    assertThat(refusal.verification().orElseThrow().verdict()).isEqualTo(verdict);
    assertThat(refusal.getExitCode()).isEqualTo(exitCode);
    assertThat(LoavesApplication.USERS).isEmpty();
    assertThat(output.getAll())
        .contains(
            "APPLICATION FAILED TO START",
            "The database behind 'dataSource' is not ready for this build of loaves: " + verdict)
        .contains(words)
        .contains("SKIP_MIGRATION_VERSION_CHECK=true")
        .doesNotContain(database.password())
        // which Boot says when it could not publish the exit code
        .doesNotContain("Unable to close ApplicationContext");
  }

  @Test
  void startsOnAMigratedDatabase(CapturedOutput output) throws SQLException {
    try (ConfigurableApplicationContext context = Loaves.on(LoavesDatabases.migrated()).start()) {
      assertThat(context.getBean(VerifiedDatabases.class).all())
          .singleElement()
          .satisfies(
              database -> {
                assertThat(database.dataSource()).isEqualTo("dataSource");
                assertThat(database.verification().verdict()).isEqualTo(Verdict.READY);
              });
      assertThat(LoavesApplication.USERS).hasSize(2);
      try (EntityManager entities =
          context.getBean(EntityManagerFactory.class).createEntityManager()) {
        entities.getTransaction().begin();
        entities.persist(new Loaf(1, "rye", 750));
        entities.getTransaction().commit();
        assertThat(entities.find(Loaf.class, 1L).label()).isEqualTo("1 rye, 750 g");
      }
    }
    assertThat(output)
        .contains("Data source 'dataSource': loaves: READY. 2 changeSets applied")
        .doesNotContain("WARN");
  }

  @Test
  void startsOnANewerDatabase(CapturedOutput output) throws SQLException {
    try (ConfigurableApplicationContext context = Loaves.on(LoavesDatabases.ahead()).start()) {
      assertThat(context.isRunning()).isTrue();
    }
    assertThat(output).contains("loaves: AHEAD. ");
  }

  @Test
  void refusesAnEmptyDatabase(CapturedOutput output) {
    assertRefused(
        LoavesDatabases.empty(),
        Verdict.EMPTY,
        4,
        output,
        "the migration job for loaves has not run or has failed",
        "plumbline migrate loaves");
  }

  @Test
  void refusesADatabaseThatIsBehind(CapturedOutput output) throws SQLException {
    assertRefused(
        LoavesDatabases.behind(),
        Verdict.BEHIND,
        4,
        output,
        "CHANGESET_PENDING",
        "changelogs/loaves/db.changelog-master.yaml::weight::ben");
  }

  @Test
  void refusesADatabaseWhoseHistoryIsNotThatOfThisBuild(CapturedOutput output) throws SQLException {
    assertRefused(
        LoavesDatabases.spoiltBy("update databasechangelog set md5sum = '9:0' where id = 'weight'"),
        Verdict.CHANGED,
        7,
        output,
        "CHANGESET_CHANGED");
  }

  @Test
  void refusesADatabaseThatHasDrifted(CapturedOutput output) throws SQLException {
    assertRefused(
        LoavesDatabases.spoiltBy("alter table loaf drop column grams"),
        Verdict.DRIFTED,
        11,
        output,
        "loaf.grams");
  }

  @Test
  void aDriftedDatabaseWillDoWhereOnlyTheHistoryIsLookedAt() throws SQLException {
    Database drifted = LoavesDatabases.spoiltBy("alter table loaf drop column grams");

    try (ConfigurableApplicationContext context =
        Loaves.on(drifted).with("plumbline.schema-check=false").start()) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @Test
  void refusesADatabaseThatIsOutOfReach(CapturedOutput output) throws SQLException {
    Database database = LoavesDatabases.migrated();
    Loaves loaves =
        Loaves.on(database)
            .with(
                "spring.datasource.url=" + database.jdbcUrl().replaceFirst(":\\d+/", ":1/"),
                "spring.datasource.hikari.connection-timeout=250");

    assertThat(refusal(loaves).getExitCode()).isEqualTo(3);
    assertThat(output)
        .contains("build of loaves: UNREACHABLE. ")
        .doesNotContain(database.password());
  }

  @Test
  void refusesToStartWithoutASnapshot(CapturedOutput output) throws SQLException {
    DatabaseNotReadyException refusal =
        refusal(Loaves.on(LoavesDatabases.migrated()).with("plumbline.service=rolls"));

    assertThat(refusal.getExitCode()).isEqualTo(1);
    assertThat(output)
        .contains(
            "Data source 'dataSource' cannot be verified: there is no snapshot of service rolls"
                + " (META-INF/plumbline/rolls.snapshot) on the class path. It has snapshots of:"
                + " loaves.",
            "-Dplumbline.update-snapshots=true",
            "plumbline.data-sources.dataSource.verify=false");
  }

  @Test
  void theApplicationsNameIsTheServicesName() throws SQLException {
    Loaves loaves = Loaves.on(LoavesDatabases.migrated()).with("plumbline.service=");

    assertThat(refusal(loaves))
        .hasMessageStartingWith(
            "Data source 'dataSource' cannot be verified: no setting says which service");
    try (ConfigurableApplicationContext context =
        loaves.with("spring.application.name=loaves").start()) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  @Test
  void aCheckThatIsSkippedIsLoud(CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        Loaves.on(LoavesDatabases.empty()).with("SKIP_MIGRATION_VERSION_CHECK=true").start()) {
      assertThat(context.getBean(VerifiedDatabases.class).all())
          .extracting(database -> database.verification().verdict())
          .containsExactly(Verdict.SKIPPED);
    }
    assertThat(output.getAll().lines().filter(line -> line.contains("WARN")))
        .anyMatch(line -> line.contains("SKIP_MIGRATION_VERSION_CHECK=true"));
  }

  @Test
  void canBeSwitchedOff(CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        Loaves.on(LoavesDatabases.empty()).with("plumbline.enabled=false").start()) {
      assertThat(context.getBeansOfType(VerifiedDatabases.class)).isEmpty();
    }
    assertThat(output).doesNotContain("dev.plumbline");
  }

  @Test
  void waitsForTheMigrationJobIfToldTo(CapturedOutput output) throws Exception {
    Database database = LoavesDatabases.behind();
    FutureTask<Void> job =
        new FutureTask<>(
            () -> {
              while (!output.getAll().contains("Waits up to")) {
                Thread.sleep(50);
              }
              LoavesDatabases.execute(
                  database,
                  """
                  alter table loaf add column grams int;
                  insert into databasechangelog
                    (id, author, filename, dateexecuted, orderexecuted, exectype)
                    select 'weight', 'ben', filename, now(), 2, exectype from databasechangelog
                  """);
              return null;
            });
    Thread thread = new Thread(job, "job");
    thread.setDaemon(true); // it waits for ever for a start that does not wait
    thread.start();

    try (ConfigurableApplicationContext context =
        Loaves.on(database).with("plumbline.wait=30s").start()) {
      assertThat(context.isRunning()).isTrue();
    }
    job.get(1, TimeUnit.MINUTES);
    assertThat(output).contains("loaves: READY. ");
  }
}
