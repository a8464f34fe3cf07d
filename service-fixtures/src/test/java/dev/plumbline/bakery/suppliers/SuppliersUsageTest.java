package dev.plumbline.bakery.suppliers;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest(
    value = "suppliers",
    properties =
        "hibernate.physical_naming_strategy="
            + "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
class SuppliersUsageTest {

  private static final Instant SPRING = Instant.parse("2025-03-21T08:00:00Z");
  private static final PaymentTerms EARLY = new PaymentTerms(new BigDecimal("2.5"), 10, 45);

  @Test
  void convertedValuesComeBackAsTheyWere(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Supplier supplier = supplier(em, "CH");
              supplier.approve(Grade.CONDITIONAL);
              return supplier.getId();
            });

    emf.runInTransaction(
        em -> {
          Supplier found = em.find(Supplier.class, id);
          assertThat(found.getPaymentTerms()).isEqualTo(EARLY);
          assertThat(found.getDeliveryDays()).isEqualTo(DeliveryDays.of(TUESDAY, FRIDAY, SUNDAY));
          assertThat(found.getGrade()).isEqualTo(Grade.CONDITIONAL);
          assertThat(found.getCurrency()).isEqualTo(Currency.getInstance("CHF"));
          assertThat(column(em, "payment_terms || ' ' || delivery_days || ' ' || grade", id))
              .isEqualTo("2.5/10 net 45 82 C");
        });
  }

  @Test
  void enumsAreStoredByOrdinal(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Supplier supplier = supplier(em, "DE");
              supplier.offer(Category.DAIRY);
              supplier.offer(Category.EQUIPMENT);
              supplier.end();
              return supplier.getId();
            });

    emf.runInTransaction(
        em -> {
          Supplier found = em.find(Supplier.class, id);
          assertThat(found.getStatus()).isEqualTo(SupplierStatus.FORMER);
          assertThat(found.getCategories())
              .containsExactlyInAnyOrder(Category.DAIRY, Category.EQUIPMENT);
          assertThat(column(em, "status", id)).isEqualTo((short) 3);
        });
  }

  @Test
  void statusThatTheEnumDoesNotKnowIsRejected(EntityManagerFactory emf) {
    Long id = emf.callInTransaction(em -> supplier(em, "DE").getId());

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em ->
                        em.createNativeQuery("update suppliers set status = 4 where id = ?1")
                            .setParameter(1, id)
                            .executeUpdate()))
        .hasStackTraceContaining("ck_suppliers_status");
  }

  @Test
  void taxNumberIsUniqueInItsCountry(EntityManagerFactory emf) {
    String taxNumber = unique();
    emf.runInTransaction(em -> supplier(em, "FR", taxNumber));
    emf.runInTransaction(em -> supplier(em, "BE", taxNumber));

    assertThatThrownBy(() -> emf.runInTransaction(em -> supplier(em, "FR", taxNumber)))
        .hasStackTraceContaining("uq_suppliers_tax_number");
  }

  @Test
  void pricesKeepFourDecimalsAndTheSuppliersCurrency(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Supplier supplier = supplier(em, "GB");
              Item eggs = new Item(supplier, "EGG-M", "Eggs, medium", Unit.PIECE);
              PriceList list = new PriceList(supplier, LocalDate.of(2025, 4, 1));
              list.add(eggs, new BigDecimal("0.1875"), 360);
              em.persist(eggs);
              em.persist(list);
              return list.getId();
            });

    emf.runInTransaction(
        em -> {
          PriceList found = em.find(PriceList.class, id);
          assertThat(found.getCurrency()).isEqualTo(Currency.getInstance("CHF"));
          assertThat(found.getPrices())
              .singleElement()
              .satisfies(price -> assertThat(price.getAmount()).isEqualTo("0.1875"));
        });
  }

  @Test
  void changelogBringsCountriesAndSchemes(EntityManagerFactory emf) {
    emf.runInTransaction(
        em -> {
          assertThat(em.find(Country.class, "CZ").getName()).isEqualTo("Czechia");
          assertThat(em.find(Country.class, "TR").isInCustomsUnion()).isTrue();
          assertThat(em.find(CertificationScheme.class, "FAIRTRADE").getRenewalMonths())
              .isEqualTo((short) 36);
        });
  }

  private static Supplier supplier(EntityManager em, String country) {
    return supplier(em, country, unique());
  }

  private static Supplier supplier(EntityManager em, String country, String taxNumber) {
    Supplier supplier =
        new Supplier(
            "Mühle am Bach",
            em.getReference(Country.class, country),
            taxNumber,
            Currency.getInstance("CHF"),
            EARLY,
            DeliveryDays.of(TUESDAY, FRIDAY, SUNDAY),
            SPRING);
    em.persist(supplier);
    return supplier;
  }

  private static Object column(EntityManager em, String expression, Long id) {
    return em.createNativeQuery("select " + expression + " from suppliers where id = ?1")
        .setParameter(1, id)
        .getSingleResult();
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 18);
  }
}
