package dev.plumbline.bakery.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("external")
class ExternalUsageTest {

  private static final Instant NOON = Instant.parse("2025-06-21T12:00:00Z");

  @Test
  void coordinatesAndMeasurementsKeepTheirPrecision(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              WeatherObservation observation =
                  new WeatherObservation(location(em), NOON, WeatherCondition.RAIN, 21.3);
              observation.measured(0.1 + 0.2, 17.25f);
              em.persist(observation);
              return observation.getId();
            });

    emf.runInTransaction(
        em -> {
          WeatherObservation found = em.find(WeatherObservation.class, id);
          assertThat(found.getLocation().getLatitude()).isEqualTo(40.41677512345679);
          assertThat(found.getLocation().getTimeZone()).isEqualTo(ZoneId.of("Europe/Madrid"));
          assertThat(found.getPrecipitationMm()).hasValue(0.1 + 0.2);
          assertThat(found.getWindSpeedKmh()).isEqualTo(17.25f);
        });
  }

  @Test
  void locationIsObservedOnceAtTheSameMoment(EntityManagerFactory emf) {
    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> {
                      Location location = location(em);
                      em.persist(observation(location));
                      em.persist(observation(location));
                    }))
        .hasStackTraceContaining("uq_weather_observations_moment");
  }

  @Test
  void trafficAndEventsLiveInTheFeedSchema(EntityManagerFactory emf) {
    emf.runInTransaction(
        em -> {
          Location location = location(em);
          em.persist(new TrafficCount(location, NOON, 120, 45));
          CityEvent event =
              new CityEvent(
                  location, "Marathon", LocalDate.of(2025, 4, 27), LocalDate.of(2025, 4, 27));
          event.tag("sport");
          event.tag("early morning");
          em.persist(event);
          em.flush();

          Object tags =
              em.createNativeQuery(
                      "select count(*) from feed.city_event_tags where city_event_id = ?1",
                      Long.class)
                  .setParameter(1, event.getId())
                  .getSingleResult();
          Object counts =
              em.createNativeQuery(
                      "select count(*) from feed.traffic_counts where location_id = ?1", Long.class)
                  .setParameter(1, location.getId())
                  .getSingleResult();
          assertThat(tags).isEqualTo(2L);
          assertThat(counts).isEqualTo(1L);
        });
  }

  @Test
  void importRunKeepsRepeatedErrors(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              DataSource aemet =
                  em.createQuery("from DataSource where name = :name", DataSource.class)
                      .setParameter("name", "AEMET OpenData")
                      .getSingleResult();
              ImportRun run = new ImportRun(aemet, NOON);
              run.fail("429 Too Many Requests");
              run.fail("429 Too Many Requests");
              run.finish(NOON.plusSeconds(30), 12);
              em.persist(run);
              return run.getId();
            });

    emf.runInTransaction(
        em -> {
          ImportRun found = em.find(ImportRun.class, id);
          assertThat(found.getErrors()).hasSize(2);
          assertThat(found.getOutcome()).isEqualTo(ImportOutcome.PARTIAL);
        });
  }

  @Test
  void latitudeBeyondThePolesIsRejected(EntityManagerFactory emf) {
    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em ->
                        em.persist(
                            new Location(
                                UUID.randomUUID().toString(), 104.2, 3.7, ZoneId.of("UTC")))))
        .hasStackTraceContaining("ck_locations_latitude");
  }

  private static WeatherObservation observation(Location location) {
    return new WeatherObservation(location, NOON, WeatherCondition.CLEAR, 28.0);
  }

  private static Location location(EntityManager em) {
    Location location =
        new Location(
            UUID.randomUUID().toString(), 40.41677512345679, -3.703790, ZoneId.of("Europe/Madrid"));
    em.persist(location);
    return location;
  }
}
