package dev.plumbline.bakery.inventory;

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

@PlumblineTest("inventory")
class InventoryUsageTest {

  private static final Instant DAWN = Instant.parse("2025-04-10T04:15:00Z");

  @Test
  void itemsAreReadWithTheTableOfTheirType(EntityManagerFactory emf) {
    PackagingItem bag = new PackagingItem(unique(), "Paper bag", "Kraft paper", true);
    Ingredient flour = flour();
    emf.runInTransaction(
        em -> {
          em.persist(bag);
          em.persist(flour);
        });

    emf.runInTransaction(
        em -> {
          assertThat(em.find(StockItem.class, bag.getId()))
              .isInstanceOfSatisfying(
                  PackagingItem.class,
                  found -> assertThat(found.getMaterial()).isEqualTo("Kraft paper"));
          assertThat(em.find(StockItem.class, flour.getId()))
              .isInstanceOfSatisfying(
                  Ingredient.class,
                  found -> assertThat(found.getAllergens()).containsExactly(Allergen.GLUTEN));
        });
  }

  @Test
  void analysisIsInTheSecondaryTableOnlyOnceThereIsOne(EntityManagerFactory emf) {
    Ingredient flour = flour();
    emf.runInTransaction(em -> em.persist(flour));
    assertThat(analyses(emf, flour)).isZero();

    emf.runInTransaction(
        em ->
            em.find(Ingredient.class, flour.getId())
                .analyse(new BigDecimal("14.20"), new BigDecimal("12.75")));

    assertThat(analyses(emf, flour)).isEqualTo(1);
    emf.runInTransaction(
        em ->
            assertThat(em.find(Ingredient.class, flour.getId()).getProteinPercent())
                .isEqualTo("12.75"));
  }

  @Test
  void movementChangesStockToTheGramAndStays(EntityManagerFactory emf) {
    Long movementId =
        emf.callInTransaction(
            em -> {
              Batch batch = batch(em);
              em.persist(batch.move(MovementType.RECEIPT, new BigDecimal("25"), DAWN));
              StockMovement used =
                  batch.move(MovementType.CONSUMPTION, new BigDecimal("-0.125"), DAWN);
              em.persist(used);
              return used.getId();
            });

    emf.runInTransaction(
        em ->
            assertThat(em.find(StockMovement.class, movementId).getBatch().getQuantityOnHand())
                .isEqualTo("24.875"));
    assertThatThrownBy(
            () -> emf.runInTransaction(em -> em.remove(em.find(StockMovement.class, movementId))))
        .hasStackTraceContaining("stock_movements is a ledger");
  }

  @Test
  void stockCannotGoBelowZero(EntityManagerFactory emf) {
    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> batch(em).move(MovementType.WASTE, new BigDecimal("-1"), DAWN)))
        .hasStackTraceContaining("ck_batches_quantity_on_hand");
  }

  @Test
  void stockCountKeepsQuantitiesByBatch(EntityManagerFactory emf) {
    Long countId =
        emf.callInTransaction(
            em -> {
              Batch batch = batch(em);
              StockCount count =
                  new StockCount(batch.getLocation(), LocalDate.of(2025, 4, 30), "Ivo");
              count.found(batch, new BigDecimal("3.250"));
              em.persist(count);
              return count.getId();
            });

    emf.runInTransaction(
        em ->
            assertThat(em.find(StockCount.class, countId).getCountedQuantities().values())
                .containsExactly(new BigDecimal("3.250")));
  }

  private static Ingredient flour() {
    Ingredient flour = new Ingredient(unique(), "Rye flour", UnitOfMeasure.KILOGRAM, 270);
    flour.contains(Allergen.GLUTEN);
    return flour;
  }

  private static Batch batch(EntityManager em) {
    Ingredient flour = flour();
    StorageLocation shelf =
        new StorageLocation(unique().substring(0, 20), "Shelf behind the oven", Climate.DRY);
    em.persist(flour);
    em.persist(shelf);
    Batch batch = new Batch(flour, shelf, "L-2025-04");
    em.persist(batch);
    return batch;
  }

  private static int analyses(EntityManagerFactory emf, Ingredient ingredient) {
    return emf.callInTransaction(
        em ->
            em.createNativeQuery(
                    "select protein_percent from ingredient_analyses where stock_item_id = ?1",
                    BigDecimal.class)
                .setParameter(1, ingredient.getId())
                .getResultList()
                .size());
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }
}
