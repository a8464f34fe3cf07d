package dev.plumbline.bakery.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest(
    value = "notification",
    properties =
        "hibernate.physical_naming_strategy="
            + "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
class NotificationUsageTest {

  private static final Instant NOW = Instant.parse("2025-09-01T06:00:00Z");

  @Test
  void notificationsOfEveryChannelShareOneTable(EntityManagerFactory emf) {
    emf.runInTransaction(
        em -> {
          Recipient recipient = recipient(em);
          recipient.register("phone", token());
          em.flush();
          em.persist(new EmailNotification(recipient, null, NOW, "ada@example.org"));
          em.persist(new SmsNotification(recipient, null, NOW, "+34600111222"));
          PushNotification push =
              new PushNotification(null, NOW, recipient.getDevices().get("phone"));
          push.attach("order", "4711");
          em.persist(push);
          em.flush();
          em.clear();

          assertThat(
                  em.createQuery("from Notification where recipient = :r", Notification.class)
                      .setParameter("r", recipient)
                      .getResultList())
              .hasOnlyElementsOfTypes(
                  EmailNotification.class, SmsNotification.class, PushNotification.class)
              .hasSize(3);
          assertThat(em.find(PushNotification.class, push.getId()).getPayload())
              .containsEntry("order", "4711");
        });
  }

  @Test
  void textMessageNeedsPhoneNumber(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              SmsNotification sms = new SmsNotification(recipient(em), null, NOW, "+34600111222");
              em.persist(sms);
              return sms.getId();
            });

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em ->
                        em.createNativeQuery(
                                "update notification set phone_number = null where id = ?1")
                            .setParameter(1, id)
                            .executeUpdate()))
        .hasStackTraceContaining("ck_notification_sms");
  }

  @Test
  void headersAreKeptByName(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              EmailNotification email =
                  new EmailNotification(recipient(em), null, NOW, "ada@example.org");
              email.header("Reply-To", "shop@example.org");
              email.header("X-Campaign", "autumn");
              em.persist(email);
              return email.getId();
            });

    emf.runInTransaction(em -> em.find(EmailNotification.class, id).header("X-Campaign", "winter"));

    emf.runInTransaction(
        em ->
            assertThat(em.find(EmailNotification.class, id).getHeaders())
                .isEqualTo(Map.of("Reply-To", "shop@example.org", "X-Campaign", "winter")));
  }

  @Test
  void preferencesAreKeptByChannel(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Recipient recipient = recipient(em);
              recipient.prefer(Channel.SMS, false);
              recipient.prefer(Channel.PUSH, true);
              return recipient.getId();
            });

    emf.runInTransaction(
        em -> {
          Recipient found = em.find(Recipient.class, id);
          assertThat(found.getPreferences())
              .isEqualTo(Map.of(Channel.SMS, false, Channel.PUSH, true));
          assertThat(found.isReachableBy(Channel.PUSH, NOW)).isTrue();
          assertThat(found.isReachableBy(Channel.EMAIL, NOW)).isFalse();
        });
  }

  @Test
  void seededTemplateFallsBackToTheLanguage(EntityManagerFactory emf) {
    emf.runInTransaction(
        em -> {
          Template template =
              em.createQuery("from Template where code = 'order-ready'", Template.class)
                  .getSingleResult();
          assertThat(template.textFor(Locale.forLanguageTag("es-MX")))
              .map(TemplateText::getSubject)
              .hasValue("Tu pedido está listo");
        });
  }

  private static Recipient recipient(EntityManager em) {
    Recipient recipient = new Recipient("Ada Palmer", Locale.UK);
    em.persist(recipient);
    return recipient;
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }
}
