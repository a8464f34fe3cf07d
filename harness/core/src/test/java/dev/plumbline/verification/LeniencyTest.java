package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.Severity;
import dev.plumbline.postgres.Database;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Waiting for a database to become good, and taking it as it is. */
@ExtendWith(TestCluster.class)
class LeniencyTest {

  @Test
  void waitsUntilTheMigrationIsDone(Databases databases) throws Exception {
    SchemaSnapshot snapshot = Shop.snapshot(databases.with(Shop.HISTORY + Shop.TABLES));
    Database database = databases.empty();
    Verifier verifier = Verifier.of(snapshot);
    CountDownLatch waiting = new CountDownLatch(1);
    FutureTask<Void> migration =
        new FutureTask<>(
            () -> {
              waiting.await();
              Thread.sleep(300);
              databases.execute(database, Shop.HISTORY + Shop.TABLES);
              return null;
            });
    new Thread(migration, "migration").start();
    assertThat(verifier.verify(database.dataSource()).verdict()).isEqualTo(Verdict.EMPTY);
    waiting.countDown();

    Verification verification =
        verifier.waitingAtMost(Duration.ofSeconds(60)).verify(database.dataSource());

    migration.get(1, TimeUnit.MINUTES);
    assertThat(verification.verdict()).isEqualTo(Verdict.READY);
    assertThat(verification.elapsed()).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void waitsNoLongerThanItShall(Databases databases) throws SQLException {
    Verifier verifier =
        Verifier.of(Shop.snapshot(databases.with(Shop.HISTORY + Shop.TABLES)))
            .waitingAtMost(Duration.ofMillis(600));

    Verification verification = verifier.verify(databases.empty().dataSource());

    assertThat(verification.verdict()).isEqualTo(Verdict.EMPTY);
    assertThat(verification.elapsed()).isBetween(Duration.ofMillis(600), Duration.ofSeconds(20));
  }

  @Test
  void acceptsAnyDatabaseOnlyWhenToldSo(Databases databases) throws SQLException {
    Database migrated = databases.with(Shop.HISTORY + Shop.TABLES);
    Database empty = databases.empty();
    Verifier verifier = Verifier.of(Shop.snapshot(migrated));
    String reason = Verifier.reasonToSkip(" true ").orElseThrow();
    Logger logger = Logger.getLogger(Verifier.class.getName());
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            if (logged.getLevel().equals(Level.WARNING)) {
              warnings.add(logged.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      Verifier accepting = verifier.waitingAtMost(Duration.ofMinutes(10)).skippedBecause(reason);
      Verification skipped = accepting.verify(empty.dataSource());
      Verification ready = accepting.verify(migrated.dataSource());

      assertThat(skipped.orThrow().toText())
          .isEqualTo(
              "shop: SKIPPED. Accepted because of SKIP_MIGRATION_VERSION_CHECK=true, although it is"
                  + " EMPTY: Database is empty: the migration job for shop has not run or has"
                  + " failed. Run it (plumbline migrate shop) or read its log, then start the"
                  + " service again. Then take SKIP_MIGRATION_VERSION_CHECK=true away.");
      assertThat(skipped.findings().count(Severity.ERROR)).isPositive();
      assertThat(ready.verdict()).isEqualTo(Verdict.READY);
      assertThat(warnings)
          .containsExactly(
              reason + " makes the verifier accept any database. " + skipped.toText(),
              reason + " makes the verifier accept any database. " + ready.toText());
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(verifier.verify(empty.dataSource()).verdict()).isEqualTo(Verdict.EMPTY);
  }

  @Test
  void nothingButYesSkips() {
    assertThat(List.of("true", "TRUE", "1", "yes", "on"))
        .allSatisfy(value -> assertThat(Verifier.reasonToSkip(value)).isPresent());
    assertThat(Verifier.reasonToSkip(null)).isEmpty();
    assertThat(List.of("", "false", "0", "no", "off", "skip", "truely"))
        .allSatisfy(value -> assertThat(Verifier.reasonToSkip(value)).isEmpty());
  }
}
