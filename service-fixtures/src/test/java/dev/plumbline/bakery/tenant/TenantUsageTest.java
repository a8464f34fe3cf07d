package dev.plumbline.bakery.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("tenant")
class TenantUsageTest {

  private static final Address LISBON = new Address("Rua Augusta 12", "1100-053", "Lisboa", "PT");
  private static final Address GRAZ = new Address("Herrengasse 3", "8010", "Graz", "AT");

  @Test
  void addressAndSettingsAreReadBack(EntityManagerFactory emf) {
    Tenant tenant = newTenant("padaria-augusta");
    tenant.change("locale", "pt-PT");
    tenant.change("ordering", Map.of("closesAt", "18:00", "days", List.of("MON", "FRI")));
    emf.runInTransaction(em -> em.persist(tenant));

    emf.runInTransaction(
        em -> {
          Tenant found = em.find(Tenant.class, tenant.id());
          assertThat(found.billingAddress()).isEqualTo(LISBON);
          assertThat(found.settings())
              .containsEntry("locale", "pt-PT")
              .containsEntry(
                  "ordering", Map.of("closesAt", "18:00", "days", List.of("MON", "FRI")));
        });
    Object closesAt =
        emf.callInTransaction(
            em ->
                em.createNativeQuery(
                        "select settings #>> '{ordering,closesAt}' from tenants where id = :id",
                        String.class)
                    .setParameter("id", tenant.id())
                    .getSingleResult());
    assertThat(closesAt).isEqualTo("18:00");
  }

  @Test
  void changedSettingIsWritten(EntityManagerFactory emf) {
    Tenant tenant = newTenant("padaria-do-bairro");
    emf.runInTransaction(em -> em.persist(tenant));

    emf.runInTransaction(em -> em.find(Tenant.class, tenant.id()).change("theme", "dark"));

    Tenant found = emf.callInTransaction(em -> em.find(Tenant.class, tenant.id()));
    assertThat(found.settings()).containsEntry("theme", "dark");
  }

  @Test
  void slugOfADeletedTenantCanBeUsedAgain(EntityManagerFactory emf) {
    Tenant first = newTenant("confeitaria");
    emf.runInTransaction(em -> em.persist(first));
    assertThatThrownBy(() -> emf.runInTransaction(em -> em.persist(newTenant("confeitaria"))))
        .hasStackTraceContaining("uq_tenants_slug");

    emf.runInTransaction(em -> em.remove(em.find(Tenant.class, first.id())));
    emf.runInTransaction(em -> em.persist(newTenant("confeitaria")));

    emf.runInTransaction(
        em -> {
          assertThat(em.find(Tenant.class, first.id())).isNull();
          Object rows =
              em.createNativeQuery(
                      "select count(*) from tenants where slug = 'confeitaria'", Long.class)
                  .getSingleResult();
          assertThat(rows).isEqualTo(2L);
        });
  }

  @Test
  void deletedContactStaysInTheDatabase(EntityManagerFactory emf) {
    Tenant tenant = newTenant("doces-da-maria");
    Contact contact = new Contact(tenant, "Maria Costa", "maria@doces.example");
    emf.runInTransaction(
        em -> {
          em.persist(tenant);
          em.persist(contact);
        });
    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> em.persist(new Contact(tenant, "Rui", "Maria@Doces.example"))))
        .hasStackTraceContaining("uq_contacts_tenant_id_email_lower");

    emf.runInTransaction(em -> em.remove(em.find(Contact.class, contact.id())));
    emf.runInTransaction(em -> em.persist(new Contact(tenant, "Rui", "Maria@Doces.example")));

    List<String> remaining =
        emf.callInTransaction(
            em ->
                em.createQuery("select c.fullName from Contact c where c.tenant = :t", String.class)
                    .setParameter("t", tenant)
                    .getResultList());
    assertThat(remaining).containsExactly("Rui");
  }

  @Test
  void bakeryIsFoundByTenantAndNumber(EntityManagerFactory emf) {
    Tenant tenant = newTenant("backstube-graz");
    emf.runInTransaction(
        em -> {
          em.persist(tenant);
          Bakery bakery = new Bakery(tenant, 2, "Herrengasse", GRAZ);
          bakery.deliverTo("8010");
          bakery.deliverTo("8020");
          em.persist(bakery);
        });

    emf.runInTransaction(
        em -> {
          Bakery bakery = em.find(Bakery.class, new BakeryId(tenant.id(), 2));
          assertThat(bakery.address()).isEqualTo(GRAZ);
          assertThat(bakery.tenant().name()).isEqualTo(tenant.name());
          assertThat(bakery.deliversTo("8020")).isTrue();
          assertThat(bakery.deliversTo("1010")).isFalse();
          assertThat(em.find(Bakery.class, new BakeryId(tenant.id(), 1))).isNull();
        });
  }

  @Test
  void invoiceKeepsItsLinesInOrderAndItsTotalToTheCent(EntityManagerFactory emf) {
    Tenant tenant = newTenant("brot-und-salz");
    UUID id =
        emf.callInTransaction(
            em -> {
              em.persist(tenant);
              Plan craft = em.find(Plan.class, "craft");
              assertThat(craft.limits()).isEqualTo(new PlanLimits(3, 25, true));
              Subscription subscription =
                  new Subscription(
                      tenant, craft, Subscription.Billing.MONTHLY, LocalDate.of(2026, 1, 1));
              em.persist(subscription);
              Invoice invoice =
                  new Invoice(
                      tenant,
                      "2026-000017",
                      LocalDate.of(2026, 2, 1),
                      List.of(
                          new InvoiceLine("Craft, January", 1, subscription.agreedPrice()),
                          new InvoiceLine("Text messages", 137, Money.euros("0.09"))));
              em.persist(invoice);
              return invoice.id();
            });

    emf.runInTransaction(
        em -> {
          Invoice invoice = em.find(Invoice.class, id);
          assertThat(invoice.total()).isEqualTo(Money.euros("101.33"));
          assertThat(invoice.lines())
              .extracting(InvoiceLine::description)
              .containsExactly("Craft, January", "Text messages");
        });
  }

  private static Tenant newTenant(String slug) {
    return new Tenant(slug, "Bakery " + slug, LISBON, Instant.parse("2026-01-05T08:00:00Z"));
  }
}
