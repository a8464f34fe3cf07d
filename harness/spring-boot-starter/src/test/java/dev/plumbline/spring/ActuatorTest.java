package dev.plumbline.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.postgres.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.context.ConfigurableApplicationContext;

/** Health, info and metrics. */
class ActuatorTest {

  /** By reflection, for its class is another one in each version of Boot. */
  private static Object health(ConfigurableApplicationContext context)
      throws ReflectiveOperationException {
    Object endpoint = context.getBean("healthEndpoint");
    return endpoint
        .getClass()
        .getMethod("healthForPath", String[].class)
        .invoke(endpoint, (Object) new String[] {"plumbline"});
  }

  private static String status(Object health) throws ReflectiveOperationException {
    return health.getClass().getMethod("getStatus").invoke(health).toString();
  }

  private static String details(Object health) throws ReflectiveOperationException {
    return health.getClass().getMethod("getDetails").invoke(health).toString();
  }

  @Test
  void healthRemembersTheVerdictOfTheStart() throws SQLException, ReflectiveOperationException {
    Database database = LoavesDatabases.migrated();
    try (ConfigurableApplicationContext context = Loaves.on(database).start()) {
      LoavesDatabases.execute(database, "delete from databasechangelog where id = 'weight'");

      assertThat(status(health(context))).isEqualTo("UP");
      assertThat(details(health(context)))
          .contains(
              "dataSource={service=loaves, verdict=READY,"
                  + " revision=changelogs/loaves/db.changelog-master.yaml::weight::ben,"
                  + " verified=");
    }
  }

  @Test
  void healthLooksAnewIfToldTo() throws SQLException, ReflectiveOperationException {
    Database database = LoavesDatabases.migrated();
    try (ConfigurableApplicationContext context =
        Loaves.on(database).with("plumbline.health.max-age=0s").start()) {
      assertThat(status(health(context))).isEqualTo("UP");

      LoavesDatabases.execute(
          database, "update databasechangelog set md5sum = '9:0' where id = 'weight'");
      assertThat(status(health(context))).isEqualTo("DOWN");
      assertThat(details(health(context))).contains("verdict=CHANGED", "action=Restore");
      assertThat(value(context, "CHANGED")).isEqualTo(1);
      assertThat(value(context, "READY")).isZero();
    }
  }

  @Test
  void healthKnowsNothingWhereTheCheckWasSkipped() throws ReflectiveOperationException {
    try (ConfigurableApplicationContext context =
        Loaves.on(LoavesDatabases.empty()).with("plumbline.skip=true").start()) {
      assertThat(status(health(context))).isEqualTo("UNKNOWN");
    }
  }

  @Test
  void healthCanBeSwitchedOff() throws SQLException {
    Database database = LoavesDatabases.migrated();
    for (String property :
        new String[] {
          "management.health.plumbline.enabled=false", "management.health.defaults.enabled=false"
        }) {
      try (ConfigurableApplicationContext context = Loaves.on(database).with(property).start()) {
        assertThat(context.containsBean("plumblineHealthIndicator")).as(property).isFalse();
      }
    }
  }

  @Test
  void infoSaysWhichRevisionThereIs() throws SQLException {
    try (ConfigurableApplicationContext context = Loaves.on(LoavesDatabases.migrated()).start()) {
      assertThat(context.getBean(InfoEndpoint.class).info().toString())
          .contains(
              "plumbline={dataSource={service=loaves, verdict=READY,"
                  + " revision=changelogs/loaves/db.changelog-master.yaml::weight::ben,"
                  + " expectedChangeSets=2, appliedChangeSets=2}}");
    }
  }

  @Test
  void metricsTellTimeAndVerdict() throws SQLException {
    try (ConfigurableApplicationContext context = Loaves.on(LoavesDatabases.migrated()).start()) {
      MeterRegistry registry = context.getBean(MeterRegistry.class);

      assertThat(
              registry
                  .get("plumbline.verification")
                  .tags("service", "loaves", "datasource", "dataSource", "verdict", "READY")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(value(context, "READY")).isEqualTo(1);
      assertThat(value(context, "BEHIND")).isZero();
    }
  }

  private static double value(ConfigurableApplicationContext context, String verdict) {
    return context
        .getBean(MeterRegistry.class)
        .get("plumbline.verdict")
        .tags("service", "loaves", "datasource", "dataSource", "verdict", verdict)
        .gauge()
        .value();
  }
}
