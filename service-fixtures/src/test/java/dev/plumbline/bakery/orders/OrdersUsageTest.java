package dev.plumbline.bakery.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("orders")
class OrdersUsageTest {

  private static final OffsetDateTime EVENING = OffsetDateTime.parse("2025-06-20T22:15:30.5+02:00");
  private static final LocalDate SATURDAY = LocalDate.of(2025, 6, 21);

  @Test
  void placedAtKeepsTheCustomersOffset(EntityManagerFactory emf) {
    Long id = emf.callInTransaction(em -> order(em).getId());

    emf.runInTransaction(
        em -> {
          Order found = em.find(Order.class, id);
          assertThat(found.getPlacedAt().toString()).isEqualTo(EVENING.toString());
          assertThat(found.getEvents())
              .singleElement()
              .satisfies(
                  event ->
                      assertThat(event.getOccurredAt().toInstant()).isEqualTo(EVENING.toInstant()));
        });
  }

  @Test
  void pickupTimesRoundTrip(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Order order = order(em);
              order.getBranch().offerPickup(DayOfWeek.SATURDAY, LocalTime.of(9, 45), 12);
              order.getBranch().offerPickup(DayOfWeek.SATURDAY, LocalTime.of(6, 30), 8);
              return order.getId();
            });

    emf.runInTransaction(
        em -> {
          Order found = em.find(Order.class, id);
          assertThat(found.getPickupDate()).isEqualTo(SATURDAY);
          assertThat(found.getPickupTime()).isEqualTo(LocalTime.of(9, 45));
          assertThat(found.getBranch().getPickupSlots())
              .extracting(PickupSlot::getStartsAt)
              .containsExactly(LocalTime.of(6, 30), LocalTime.of(9, 45));
        });
  }

  @Test
  void allergensAreSharedByProducts(EntityManagerFactory emf) {
    String sku = unique();
    Long id =
        emf.callInTransaction(
            em -> {
              Product roll = product(em, sku);
              roll.contains(em.find(Allergen.class, "GLUTEN"));
              roll.contains(em.find(Allergen.class, "SESAME"));
              product(em, unique()).contains(em.find(Allergen.class, "SESAME"));
              return roll.getId();
            });

    emf.runInTransaction(
        em -> em.find(Product.class, id).isFreeOf(em.find(Allergen.class, "GLUTEN")));

    emf.runInTransaction(
        em -> {
          assertThat(em.find(Allergen.class, "SESAME").getProducts())
              .extracting(Product::getSku)
              .contains(sku)
              .hasSizeGreaterThan(1);
          assertThat(em.find(Product.class, id).getAllergens())
              .extracting(Allergen::getCode)
              .containsExactly("SESAME");
        });
  }

  @Test
  void promotionsMeetInOneOrder(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Order order = order(em);
              order.apply(promotion(em));
              order.apply(promotion(em));
              return order.getId();
            });

    emf.runInTransaction(em -> assertThat(em.find(Order.class, id).getPromotions()).hasSize(2));
  }

  @Test
  void customersAreSortedLikePeopleExpect(EntityManagerFactory emf) {
    String domain = "@" + unique() + ".example";
    emf.runInTransaction(
        em -> {
          for (String name : List.of("Zeman", "Åström", "adler", "Čapek", "Danek")) {
            em.persist(new Customer(name, name + domain, CustomerKind.CAFE));
          }
        });

    emf.runInTransaction(
        em ->
            assertThat(
                    em.createQuery(
                            "select name from Customer where email like :domain order by name",
                            String.class)
                        .setParameter("domain", "%" + domain)
                        .getResultList())
                .containsExactly("adler", "Åström", "Čapek", "Danek", "Zeman"));
  }

  @Test
  void branchCodesAreSortedByByte(EntityManagerFactory emf) {
    String suffix = unique().substring(0, 6);
    emf.runInTransaction(
        em -> {
          branch(em, "b-" + suffix);
          branch(em, "C-" + suffix);
        });

    emf.runInTransaction(
        em ->
            assertThat(
                    em.createQuery(
                            "select code from Branch where code like :suffix order by code",
                            String.class)
                        .setParameter("suffix", "%" + suffix)
                        .getResultList())
                .containsExactly("C-" + suffix, "b-" + suffix));
  }

  @Test
  void productIsOrderedOncePerOrder(EntityManagerFactory emf) {
    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> {
                      Order order = order(em);
                      Product product = product(em, unique());
                      order.add(product, 2);
                      order.add(product, 3);
                    }))
        .hasStackTraceContaining("uq_order_lines_product");
  }

  private static Order order(EntityManager em) {
    Customer customer =
        new Customer("Hotel Adler", unique() + "@hotel.example", CustomerKind.HOTEL);
    em.persist(customer);
    Order order =
        new Order(
            customer,
            branch(em, unique().substring(0, 10)),
            EVENING,
            SATURDAY,
            LocalTime.of(9, 45));
    em.persist(order);
    return order;
  }

  private static Branch branch(EntityManager em, String code) {
    Branch branch = new Branch(code, LocalTime.of(6, 30), LocalTime.of(18, 0));
    em.persist(branch);
    return branch;
  }

  private static Product product(EntityManager em, String sku) {
    Product product = new Product(sku, "Sesame roll", new BigDecimal("0.85"), 4);
    em.persist(product);
    return product;
  }

  private static Promotion promotion(EntityManager em) {
    Promotion promotion = new Promotion(unique(), new BigDecimal("7.50"), EVENING);
    em.persist(promotion);
    return promotion;
  }

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }
}
