package dev.plumbline.bakery.alertprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("alert-processor")
class AlertProcessorUsageTest {

  private static final Instant NIGHT = Instant.parse("2025-05-02T01:30:00.123456Z");

  @Test
  void payloadIsFoundByContainment(EntityManagerFactory emf) {
    String fridge = unique();
    UUID id =
        emf.callInTransaction(
            em -> {
              AlertSource source = source(em);
              alert(em, source, Map.of("fridge", unique(), "celsius", 4.5));
              return alert(
                      em,
                      source,
                      Map.of("fridge", fridge, "celsius", 11.5, "doors", List.of("left", "right")))
                  .getId();
            });

    emf.runInTransaction(
        em -> {
          Object found =
              em.createNativeQuery(
                      "select id from alerts where payload @> cast(?1 as jsonb)", UUID.class)
                  .setParameter(1, "{\"fridge\": \"" + fridge + "\", \"doors\": [\"left\"]}")
                  .getSingleResult();
          assertThat(found).isEqualTo(id);
          Alert alert = em.find(Alert.class, id);
          assertThat(alert.getRaisedAt()).isEqualTo(NIGHT);
          assertThat(alert.getPayload())
              .containsEntry("celsius", 11.5)
              .containsEntry("doors", List.of("left", "right"));
        });
  }

  @Test
  void materializedViewShowsCountsAfterRefresh(EntityManagerFactory emf) {
    String name =
        emf.callInTransaction(
            em -> {
              AlertSource source = source(em);
              alert(em, source, Map.of()).resolve();
              alert(em, source, Map.of());
              return source.getName();
            });
    DailyAlertCountId id = new DailyAlertCountId(LocalDate.of(2025, 5, 2), name, Severity.CRITICAL);
    emf.runInTransaction(em -> assertThat(em.find(DailyAlertCount.class, id)).isNull());

    emf.runInTransaction(
        em ->
            em.createNativeQuery("refresh materialized view concurrently daily_alert_counts")
                .executeUpdate());

    emf.runInTransaction(
        em -> {
          DailyAlertCount count = em.find(DailyAlertCount.class, id);
          assertThat(count.getAlertCount()).isEqualTo(2);
          assertThat(count.getResolvedCount()).isEqualTo(1);
        });
  }

  @Test
  void acknowledgementSharesTheIdOfItsAlert(EntityManagerFactory emf) {
    UUID id =
        emf.callInTransaction(
            em -> {
              Alert alert = alert(em, source(em), Map.of());
              alert.label("cold-chain");
              em.persist(alert.acknowledge("Ines", NIGHT.plusSeconds(90)));
              return alert.getId();
            });

    emf.runInTransaction(
        em -> {
          Acknowledgement found = em.find(Acknowledgement.class, id);
          assertThat(found.getAlertId()).isEqualTo(id);
          assertThat(found.getAlert().getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);
          assertThat(found.getAlert().getLabels()).containsExactly("cold-chain");
        });
  }

  @Test
  void ruleRaisesAlertAndKnowsWhomToTell(EntityManagerFactory emf) {
    UUID id =
        emf.callInTransaction(
            em -> {
              Recipient recipient = new Recipient(unique() + "@bakery.example", Severity.WARNING);
              em.persist(recipient);
              AlertRule rule =
                  new AlertRule(
                      source(em),
                      "FRIDGE_WARM",
                      Severity.CRITICAL,
                      Map.of("field", "celsius", "above", 8));
              rule.tell(recipient);
              em.persist(rule);
              Incident incident = new Incident("Power cut", NIGHT);
              incident.close("A mouse in the fuse box. ".repeat(500), NIGHT.plusSeconds(3600));
              em.persist(incident);
              Alert alert = new Alert(rule, Map.of("celsius", 9.5), NIGHT);
              alert.belongsTo(incident);
              em.persist(alert);
              return alert.getId();
            });

    emf.runInTransaction(
        em -> {
          Alert found = em.find(Alert.class, id);
          assertThat(found.getRule().getCondition()).containsEntry("above", 8);
          assertThat(found.getRule().getRecipients())
              .allMatch(recipient -> recipient.wants(found.getSeverity()));
          assertThat(found.getIncident().getAlerts()).containsExactly(found);
          assertThat(found.getIncident().getRootCause()).hasSize(12_500);
        });
  }

  @Test
  void recipientsAreUniqueWhateverTheirCase(EntityManagerFactory emf) {
    String address = unique() + "@bakery.example";
    emf.runInTransaction(em -> em.persist(new Recipient(address, Severity.INFO)));

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em ->
                        em.persist(new Recipient(address.toUpperCase(Locale.ROOT), Severity.INFO))))
        .hasStackTraceContaining("uq_recipients_address");
  }

  @Test
  void tablesAndColumnsAreDescribed(EntityManagerFactory emf) {
    emf.runInTransaction(
        em -> {
          assertThat(comment(em, "obj_description(to_regclass('alerts'), 'pg_class')"))
              .isEqualTo("Everything that went wrong, as reported by its source");
          assertThat(
                  comment(
                      em,
                      "(select col_description(attrelid, attnum) from pg_attribute"
                          + " where attrelid = to_regclass('recipients')"
                          + " and attname = 'minimum_severity')"))
              .isEqualTo("Anything below is not sent");
        });
  }

  private static Object comment(EntityManager em, String expression) {
    return em.createNativeQuery("select " + expression).getSingleResult();
  }

  private static AlertSource source(EntityManager em) {
    AlertSource source = new AlertSource("inventory-" + unique());
    em.persist(source);
    return source;
  }

  private static Alert alert(EntityManager em, AlertSource source, Map<String, Object> payload) {
    Alert alert = new Alert(source, Severity.CRITICAL, payload, NIGHT);
    em.persist(alert);
    return alert;
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }
}
