package dev.plumbline.spring;

import dev.plumbline.verification.Verdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code plumbline.verification}: how long verifications took. {@code plumbline.verdict}: 1 for the
 * verdict that holds, 0 for every other, so that an alert needs no number's meaning.
 */
final class VerificationMetrics implements MeterBinder {

  private final VerifiedDatabases databases;

  VerificationMetrics(VerifiedDatabases databases) {
    this.databases = databases;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
    databases.subscribe(
        database -> {
          Tags tags =
              Tags.of(
                  "service",
                  database.verification().service(),
                  "datasource",
                  database.dataSource());
          Verdict verdict = database.verification().verdict();
          if (verdicts.put(database.dataSource(), verdict) == null) {
            gauges(registry, tags, verdicts, database.dataSource());
          }
          Timer.builder("plumbline.verification")
              .description("Time taken to verify the database")
              .tags(tags.and("verdict", verdict.name()))
              .register(registry)
              .record(database.verification().elapsed());
        });
  }

  private static void gauges(
      MeterRegistry registry, Tags tags, Map<String, Verdict> verdicts, String dataSource) {
    for (Verdict verdict : Verdict.values()) {
      Gauge.builder("plumbline.verdict", verdicts, last -> last.get(dataSource) == verdict ? 1 : 0)
          .description("1 for the database's current verdict, 0 for all others")
          .tags(tags.and("verdict", verdict.name()))
          // the map is nobody else's
          .strongReference(true)
          .register(registry);
    }
  }
}
