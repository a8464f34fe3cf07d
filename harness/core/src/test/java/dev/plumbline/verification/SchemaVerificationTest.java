package dev.plumbline.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Severity;
import dev.plumbline.postgres.Database;
import dev.plumbline.servers.TestCluster;
import dev.plumbline.servers.TestCluster.Databases;
import dev.plumbline.snapshot.Rewording;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verifier makes of a schema that is not, or not quite, the one that it needs. */
@ExtendWith(TestCluster.class)
class SchemaVerificationTest {

  private static final String NEWER =
      "insert into databasechangelog (id, author, filename, orderexecuted, md5sum)"
          + " values ('next', 'ana', 'changelogs/shop/002.yaml', 2, '9:bbb');";

  private static Verification verify(Databases databases, String change) throws SQLException {
    Database database = databases.with(Shop.HISTORY + Shop.TABLES);
    Verifier verifier = Verifier.of(Shop.snapshot(database));
    databases.execute(database, change);
    return verifier.verify(database.dataSource());
  }

  @ParameterizedTest
  @ValueSource(strings = {"14", "15", "16", "17", "18"})
  void readyOnServersOfAllVersions(String version, Databases databases) throws SQLException {
    SchemaSnapshot snapshot = Shop.snapshot(databases.with(Shop.HISTORY + Shop.TABLES));
    Database database = databases.of(version).with(Shop.HISTORY + Shop.TABLES);

    Verification verification = Verifier.of(snapshot).verify(database.dataSource());

    assertThat(verification.toText())
        .isEqualTo("shop: READY. 1 changeSet applied, as this build needs. Nothing to do.");
    assertThat(verification.findings().isEmpty()).isTrue();
    assertThat(verification.elapsed()).isPositive();
  }

  @Test
  void whatBreaksNothingIsNoted(Databases databases) throws SQLException {
    Verification verification =
        verify(databases, "create index on orders (note); create table extra (id bigint)");

    assertThat(verification.verdict()).isEqualTo(Verdict.READY);
    assertThat(verification.message())
        .isEqualTo(
            "1 changeSet applied, as this build needs. The schema differs from what this build was"
                + " made for in 2 places, none of which breaks it.");
    assertThat(verification.findings().all())
        .extracting(Finding::severity)
        .containsOnly(Severity.NOTE);
  }

  @Test
  void driftedWhenSomethingNeededIsGone(Databases databases) throws SQLException {
    Verification verification =
        verify(
            databases,
            "alter table orders drop column note; alter table customers alter name type text");

    assertThat(verification.toText())
        .isEqualTo(
            "shop: DRIFTED. All changeSets are applied, but the schema is not what they produce:"
                + " orders.note (not there). Somebody has changed it by hand. Undo the change, or"
                + " put it into a changeSet of shop.");
    assertThat(verification.verdict().isGood()).isFalse();
    assertThat(verification.findings().toText())
        .contains("No changeSet does this: undo it by hand")
        .doesNotContain("Expand, then contract");
  }

  @Test
  void aheadWhenAllThatIsNeededIsStillThere(Databases databases) throws SQLException {
    Verification verification =
        verify(
            databases,
            NEWER
                + """
                alter table orders add express boolean not null default false, add gift text;
                create table couriers (id bigint primary key);
                alter table customers alter name type varchar(120);
                create index on orders (gift);
                """);

    assertThat(verification.toText())
        .isEqualTo(
            "shop: AHEAD. Everything that this build needs is applied, and 1 changeSet that it does"
                + " not know, the last being changelogs/shop/002.yaml::next::ana. Nothing to do"
                + " while a newer build is rolling out.");
  }

  @Test
  void incompatibleWhenANewerBuildHasTakenSomethingAway(Databases databases) throws SQLException {
    Verification verification =
        verify(
            databases,
            NEWER + "alter table orders drop note; alter table customers add email text not null;");

    assertThat(verification.verdict()).isEqualTo(Verdict.INCOMPATIBLE);
    assertThat(verification.toText())
        .isEqualTo(
            "shop: INCOMPATIBLE. A newer build has migrated this database (1 changeSet that this"
                + " one does not know, the last being changelogs/shop/002.yaml::next::ana), and"
                + " this build can no longer run on it: customers.email (a required column of type"
                + " text without a default), orders.note (not there). Deploy the newer build of"
                + " shop. Next time expand first and contract a release later, so that old and new"
                + " run side by side.");
    assertThat(verification.findings().toText()).contains("Expand, then contract");
  }

  @Test
  void migratingWhileTheLockIsHeldAndTheSchemaHalfDone(Databases databases) throws SQLException {
    Database database = databases.with(Shop.HISTORY + Shop.TABLES);
    Verifier verifier = Verifier.of(Shop.snapshot(database));
    databases.execute(database, NEWER + "alter table orders drop note");
    try (Connection migrator = database.connect();
        Statement statement = migrator.createStatement()) {
      statement.execute("select pg_advisory_lock(" + MigratorLock.KEY + ")");

      assertThat(verifier.verify(database.dataSource()).verdict()).isEqualTo(Verdict.MIGRATING);
    }
    assertThat(verifier.verify(database.dataSource()).verdict()).isEqualTo(Verdict.INCOMPATIBLE);
  }

  @Test
  void aDatabaseRestoredFromADumpIsReady(Databases databases) throws SQLException {
    Database database = databases.with(Shop.HISTORY + Shop.TABLES);
    SchemaSnapshot fresh = Shop.snapshot(database);
    // what a restored database prints of its own print
    databases.execute(
        database,
        """
        do $$
        declare printed text := pg_get_constraintdef(oid) from pg_constraint
          where conname = 'orders_kind_check';
        begin
          alter table orders drop constraint orders_kind_check;
          execute 'alter table orders add constraint orders_kind_check ' || printed;
        end $$
        """);
    SchemaSnapshot restored = Shop.snapshot(database);
    String printed = fresh.schema().tables().get(2).checks().get(0).expression();
    String replayed = restored.schema().tables().get(2).checks().get(0).expression();
    assertThat(replayed).isNotEqualTo(printed);

    SchemaSnapshot knowing =
        new SchemaSnapshot(
            "shop",
            "",
            "",
            fresh.shape(),
            fresh.changeSets(),
            fresh.schema(),
            List.of(new Rewording(printed, replayed)));
    Verification verification = Verifier.of(knowing).verify(database.dataSource());

    assertThat(verification.verdict()).isEqualTo(Verdict.READY);
    assertThat(verification.findings().isEmpty()).isTrue();
  }
}
