package dev.plumbline.bakery.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PlumblineTest("forecasting")
class ForecastingUsageTest {

  private static final LocalDate NEW_YEARS_EVE = LocalDate.of(2025, 12, 31);
  private static final LocalDate NEW_YEARS_DAY = LocalDate.of(2026, 1, 1);

  @Test
  void idsFromThePooledSequenceNeverCollide(EntityManagerFactory emf) {
    List<Product> first = newProducts("gdansk", 70);
    List<Product> second = newProducts("sopot", 70);

    emf.runInTransaction(em -> first.forEach(em::persist));
    emf.runInTransaction(
        em -> {
          Object fromElsewhere =
              em.createNativeQuery("select nextval('products_seq')", Long.class).getSingleResult();
          assertThat(first).extracting(Product::id).doesNotContain((Long) fromElsewhere);
        });
    emf.runInTransaction(em -> second.forEach(em::persist));

    assertThat(second)
        .extracting(Product::id)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(first.stream().map(Product::id).toList());
  }

  @Test
  void dayIsSoldOncePerProduct(EntityManagerFactory emf) {
    Product product = newProducts("poznan", 1).get(0);
    emf.runInTransaction(
        em -> {
          em.persist(product);
          em.persist(new DailySales(product, NEW_YEARS_EVE, 120, true));
          em.persist(new DailySales(product, NEW_YEARS_DAY, 40, false));
        });

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> em.persist(new DailySales(product, NEW_YEARS_EVE, 121, true))))
        .hasStackTraceContaining("uq_daily_sales_product_day");
  }

  @Test
  void forecastIsStoredInThePartitionOfItsYear(EntityManagerFactory emf) {
    Product product = newProducts("krakow", 1).get(0);
    ForecastRun run = newRun("krakow");
    Forecast forecast = run.forecast(product, NEW_YEARS_DAY, new BigDecimal("83.50"));
    emf.runInTransaction(
        em -> {
          em.persist(product);
          em.persist(run);
          em.persist(run.forecast(product, NEW_YEARS_EVE, new BigDecimal("190.00")));
          em.persist(forecast);
        });

    Object partition =
        emf.callInTransaction(
            em ->
                em.createNativeQuery(
                        "select tableoid::regclass::text from forecasts where id = :id",
                        String.class)
                    .setParameter("id", forecast.id())
                    .getSingleResult());
    assertThat(partition).isEqualTo("forecasts_2026");

    emf.runInTransaction(
        em ->
            em.find(Forecast.class, forecast.id())
                .between(new BigDecimal("70"), new BigDecimal("95")));

    emf.runInTransaction(
        em -> {
          Forecast found = em.find(Forecast.class, forecast.id());
          assertThat(found.day()).isEqualTo(NEW_YEARS_DAY);
          assertThat(found.expected()).isEqualByComparingTo("83.5");
          assertThat(found.isPlausible(95)).isTrue();
          assertThat(found.isPlausible(96)).isFalse();
        });
  }

  @Test
  void runForecastsAProductOnceADay(EntityManagerFactory emf) {
    Product product = newProducts("lublin", 1).get(0);
    ForecastRun run = newRun("lublin");

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> {
                      em.persist(product);
                      em.persist(run);
                      em.persist(run.forecast(product, NEW_YEARS_DAY, BigDecimal.ONE));
                      em.persist(run.forecast(product, NEW_YEARS_DAY, BigDecimal.TEN));
                    }))
        .hasStackTraceContaining("product_id, forecast_day");
  }

  @Test
  void completedRunKeepsItsMetrics(EntityManagerFactory emf) {
    ForecastRun run = newRun("wroclaw");
    emf.runInTransaction(em -> em.persist(run));

    emf.runInTransaction(
        em -> {
          ForecastRun found = em.find(ForecastRun.class, run.id());
          found.measured("mape", new BigDecimal("0.104000"));
          found.complete();
        });

    emf.runInTransaction(
        em -> {
          ForecastRun found = em.find(ForecastRun.class, run.id());
          assertThat(found.status()).isEqualTo(ForecastRun.Status.COMPLETED);
          assertThat(found.metrics()).containsEntry("mape", new BigDecimal("0.104000"));
        });
  }

  @Test
  void holidaysAreThereFromTheStart(EntityManagerFactory emf) {
    Holiday ours = new Holiday("PT", LocalDate.of(2026, 6, 13), "Santo António");
    emf.runInTransaction(em -> em.persist(ours));

    List<String> names =
        emf.callInTransaction(
            em ->
                em.createQuery("select name from Holiday where day = :day", String.class)
                    .setParameter("day", LocalDate.of(2026, 5, 1))
                    .getResultList());

    assertThat(ours.id()).isPositive();
    assertThat(names).containsExactlyInAnyOrder("Święto Pracy", "Día del Trabajador");
  }

  private static List<Product> newProducts(String bakery, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Product(bakery, "sku-" + n, "Product " + n))
        .toList();
  }

  private static ForecastRun newRun(String bakery) {
    return new ForecastRun(
        bakery,
        "prophet-3",
        NEW_YEARS_EVE,
        NEW_YEARS_DAY.plusDays(6),
        Instant.parse("2025-12-31T02:00:00Z"));
  }
}
