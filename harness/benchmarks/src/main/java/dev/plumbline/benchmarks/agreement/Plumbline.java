package dev.plumbline.benchmarks.agreement;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.ChangelogException;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.migrator.ChangeSetRun;
import dev.plumbline.migrator.MigrationException;
import dev.plumbline.migrator.MigrationInterruptedException;
import dev.plumbline.migrator.MigrationListener;
import dev.plumbline.migrator.Migrator;
import dev.plumbline.migrator.Plan;
import dev.plumbline.migrator.StopSignal;
import dev.plumbline.verification.ChangeSetId;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** Plumbline's migrator, in this process. */
final class Plumbline implements Subject {

  /** The verifier's word for a database that is as it must be. */
  static final String GOOD = "good";

  @Override
  public String name() {
    return "Plumbline";
  }

  /** Does it with Liquibase's settings in the system properties, where users put them. */
  private static <T> T configured(Job job, Supplier<T> work) {
    job.settings().forEach((name, value) -> System.setProperty("liquibase." + name, value));
    try {
      return work.get();
    } finally {
      job.settings().keySet().forEach(name -> System.clearProperty("liquibase." + name));
    }
  }

  /** What is done with a connection. */
  private interface Work {
    void with(Migrator migrator, Connection connection) throws SQLException;
  }

  @Override
  public Outcome migrate(Job job) {
    return outcome(
        job, (migrator, connection) -> migrator.migrate(connection, MigrationListener.NONE));
  }

  /** Stops it as a shutdown would: after the changeSet of the moment. */
  @Override
  public Outcome migrate(Job job, int count) {
    StopSignal stop = new StopSignal();
    MigrationListener counting =
        new MigrationListener() {
          private int applied;

          @Override
          public void applied(ChangeSetRun run, Connection connection) {
            applied++;
            if (applied >= count) {
              stop.request(Duration.ZERO);
            }
          }
        };
    return outcome(
        job,
        (migrator, connection) -> {
          try {
            migrator.stoppedBy(stop).migrate(connection, counting);
          } catch (MigrationInterruptedException e) {
            if (!stop.isRequested()) {
              throw e;
            }
          }
        });
  }

  @Override
  public Outcome rollback(Job job, int count) {
    return outcome(
        job,
        (migrator, connection) -> migrator.rollback(connection, count, MigrationListener.NONE));
  }

  /** What the verifier says of a database, in words that are equal if it says the same. */
  String verdict(Job job) {
    return configured(job, () -> verification(job));
  }

  private static String verification(Job job) {
    try (Connection connection = job.database().connect()) {
      Verification verification =
          new Verifier(migrator(job).changelog().revision()).verify(connection);
      return verification.verdict().isGood() ? GOOD : verification.toText();
    } catch (MigrationException | ChangelogException e) {
      return String.valueOf(e.getMessage());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it would do. */
  Plan plan(Job job) {
    return configured(job, () -> planned(job));
  }

  private static Plan planned(Job job) {
    try (Connection connection = job.database().connect()) {
      return migrator(job).plan(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Migrator migrator(Job job) {
    return new Migrator(
        new Changelog(
            "agreement",
            job.changelog(),
            SearchPath.of(job.folder()).thenClassPath(),
            job.contexts(),
            job.labels(),
            job.parameters()));
  }

  private static Outcome outcome(Job job, Work work) {
    return configured(job, () -> attempt(job, work));
  }

  private static Outcome attempt(Job job, Work work) {
    try (Connection connection = job.database().connect()) {
      work.with(migrator(job), connection);
      return Outcome.SUCCESS;
    } catch (ChangeSetFailedException e) {
      ChangeSetId at = e.changeSet();
      return new Outcome(
          false, at.path() + "::" + at.id() + "::" + at.author(), String.valueOf(e.getMessage()));
    } catch (MigrationException | ChangelogException e) {
      return Outcome.failure(e.getClass().getSimpleName() + ": " + e.getMessage());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // a fault of ours, as the command line would see it
      return Outcome.failure("UNEXPECTED " + e);
    }
  }
}
