package dev.plumbline.bakery.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("sales")
class SalesUsageTest {

  private static final Instant MORNING = Instant.parse("2025-03-01T07:30:00Z");
  private static final BigDecimal NO_DISCOUNT = BigDecimal.ZERO;

  @Test
  void lineTotalIsComputedByTheDatabase(EntityManagerFactory emf) {
    Long lineId =
        emf.callInTransaction(
            em -> {
              SaleLine line = sale(em).add(product(em, "2.40"), 3, new BigDecimal("12.50"));
              em.flush();
              assertThat(line.getLineTotal()).isEqualByComparingTo("6.30");
              return line.getId();
            });

    emf.runInTransaction(em -> em.find(SaleLine.class, lineId).changeQuantity(4));

    emf.runInTransaction(
        em ->
            assertThat(em.find(SaleLine.class, lineId).getLineTotal())
                .isEqualByComparingTo("8.40"));
  }

  @Test
  void deletingSaleDeletesItsLinesAndVouchers(EntityManagerFactory emf) {
    Sale sale =
        emf.callInTransaction(
            em -> {
              Sale saved = sale(em);
              saved.add(product(em, "1.10"), 2, NO_DISCOUNT);
              saved.redeem(voucher(em));
              return saved;
            });
    Voucher voucher = sale.getVouchers().iterator().next();

    emf.runInTransaction(em -> em.remove(em.find(Sale.class, sale.getId())));

    emf.runInTransaction(
        em -> {
          assertThat(em.find(SaleLine.class, sale.getLines().get(0).getId())).isNull();
          assertThat(em.find(Voucher.class, voucher.getId())).isNotNull();
        });
  }

  @Test
  void saleWithPaymentCannotBeDeleted(EntityManagerFactory emf) {
    Long saleId =
        emf.callInTransaction(
            em -> {
              Sale sale = sale(em);
              em.persist(new Payment(sale, PaymentMethod.CARD, new BigDecimal("4.20"), MORNING));
              return sale.getId();
            });

    assertThatThrownBy(() -> emf.runInTransaction(em -> em.remove(em.find(Sale.class, saleId))))
        .hasStackTraceContaining("fk_payments_sale");
  }

  @Test
  void quantityMustBePositive(EntityManagerFactory emf) {
    assertThatThrownBy(
            () -> emf.runInTransaction(em -> sale(em).add(product(em, "1.10"), 0, NO_DISCOUNT)))
        .hasStackTraceContaining("ck_sale_lines_quantity");
  }

  @Test
  void loyaltyPointsCannotBeOverdrawn(EntityManagerFactory emf) {
    Long customerId =
        emf.callInTransaction(
            em -> {
              Customer customer = new Customer("Nora Vidal", MORNING);
              customer.addLoyaltyPoints(10);
              em.persist(customer);
              return customer.getId();
            });

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> em.find(Customer.class, customerId).addLoyaltyPoints(-11)))
        .hasStackTraceContaining("ck_customers_loyalty_points");
  }

  private static Sale sale(EntityManager em) {
    Sale sale = new Sale(SalesChannel.ONLINE, MORNING);
    em.persist(sale);
    return sale;
  }

  private static Product product(EntityManager em, String price) {
    Product product = new Product(unique(), "Sourdough roll", new BigDecimal(price));
    em.persist(product);
    return product;
  }

  private static Voucher voucher(EntityManager em) {
    Voucher voucher =
        new Voucher(
            unique().substring(0, 24),
            new BigDecimal("5"),
            LocalDate.of(2025, 3, 1),
            LocalDate.of(2025, 3, 31));
    em.persist(voucher);
    return voucher;
  }

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
