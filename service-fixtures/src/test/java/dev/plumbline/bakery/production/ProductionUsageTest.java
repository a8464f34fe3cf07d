package dev.plumbline.bakery.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.envers.AuditReader;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.RevisionType;
import org.hibernate.envers.query.AuditEntity;
import org.junit.jupiter.api.Test;

@PlumblineTest("production")
class ProductionUsageTest {

  private static final Instant NIGHT = Instant.parse("2025-05-02T01:30:00Z");
  private static final AtomicInteger DAYS = new AtomicInteger();

  @Test
  void everyChangeOfOvenIsAudited(EntityManagerFactory emf) {
    Long id = emf.callInTransaction(em -> oven(em).getId());
    emf.runInTransaction(em -> em.find(Oven.class, id).limitTo(250));
    emf.runInTransaction(em -> em.remove(em.find(Oven.class, id)));

    emf.runInTransaction(
        em -> {
          AuditReader history = AuditReaderFactory.get(em);
          List<Number> revisions = history.getRevisions(Oven.class, id);
          assertThat(revisions).hasSize(3);
          assertThat(history.find(Oven.class, id, revisions.get(0)).getMaxCelsius())
              .isEqualTo((short) 280);
          assertThat(history.find(Oven.class, id, revisions.get(1)).getMaxCelsius())
              .isEqualTo((short) 250);
          List<?> types =
              history
                  .createQuery()
                  .forRevisionsOfEntity(Oven.class, false, true)
                  .addProjection(AuditEntity.revisionType())
                  .add(AuditEntity.id().eq(id))
                  .addOrder(AuditEntity.revisionNumber().asc())
                  .getResultList();
          assertThat(types)
              .isEqualTo(List.of(RevisionType.ADD, RevisionType.MOD, RevisionType.DEL));
        });
  }

  @Test
  void revisionSaysWhoAndWhen(EntityManagerFactory emf) {
    Instant before = Instant.now().minusSeconds(1);
    Long id = emf.callInTransaction(em -> oven(em).getId());

    emf.runInTransaction(
        em -> {
          AuditReader history = AuditReaderFactory.get(em);
          Number number = history.getRevisions(Oven.class, id).get(0);
          PlanRevision revision = history.findRevision(PlanRevision.class, number);
          assertThat(revision.getChangedBy()).isEqualTo(Thread.currentThread().getName());
          assertThat(revision.getChangedAt()).isBetween(before, Instant.now().plusSeconds(1));
        });
  }

  @Test
  void bakersOfBatchAreKnownForEveryRevision(EntityManagerFactory emf) {
    Long id = emf.callInTransaction(em -> batch(em, plan(em), product(em), 40).getId());
    emf.runInTransaction(em -> em.find(Batch.class, id).assign(baker(em, "Rosa Lind")));
    emf.runInTransaction(
        em -> {
          Batch batch = em.find(Batch.class, id);
          batch.assign(baker(em, "Omar Said"));
          batch.moveTo(oven(em));
          batch.advanceTo(BatchStatus.PROOFING);
        });

    emf.runInTransaction(
        em -> {
          AuditReader history = AuditReaderFactory.get(em);
          List<Number> revisions = history.getRevisions(Batch.class, id);
          assertThat(revisions).hasSize(3);
          Batch second = history.find(Batch.class, id, revisions.get(1));
          Batch third = history.find(Batch.class, id, revisions.get(2));
          assertThat(second.getStatus()).isEqualTo(BatchStatus.PLANNED);
          assertThat(third.getStatus()).isEqualTo(BatchStatus.PROOFING);
          assertThat(second.getBakers()).extracting(Baker::getFullName).containsOnly("Rosa Lind");
          assertThat(third.getBakers()).hasSize(2);
          assertThat(third.getOven().getId()).isNotEqualTo(second.getOven().getId());
        });
  }

  @Test
  void viewSumsFinishedAndDiscardedPieces(EntityManagerFactory emf) {
    DailyOutputId id =
        emf.callInTransaction(
            em -> {
              ProductionPlan plan = plan(em);
              Product product = product(em);
              batch(em, plan, product, 40).advanceTo(BatchStatus.FINISHED);
              batch(em, plan, product, 25).advanceTo(BatchStatus.FINISHED);
              batch(em, plan, product, 7).advanceTo(BatchStatus.DISCARDED);
              batch(em, plan, product, 100);
              return new DailyOutputId(plan.getPlanDate(), product.getSku());
            });

    emf.runInTransaction(
        em -> {
          DailyOutput output = em.find(DailyOutput.class, id);
          assertThat(output.getProductName()).isEqualTo("Rye loaf");
          assertThat(output.getFinishedPieces()).isEqualTo(65);
          assertThat(output.getDiscardedPieces()).isEqualTo(7);
        });
  }

  @Test
  void checksBelongToTheirBatch(EntityManagerFactory emf) {
    Long id =
        emf.callInTransaction(
            em -> {
              Batch batch = batch(em, plan(em), product(em), 12);
              em.persist(new QualityCheck(batch, NIGHT, new BigDecimal("91.5"), false));
              em.persist(
                  new QualityCheck(batch, NIGHT.plusSeconds(300), new BigDecimal("95.2"), true));
              return batch.getId();
            });

    emf.runInTransaction(
        em ->
            assertThat(em.find(Batch.class, id).getChecks())
                .extracting(QualityCheck::isPassed)
                .containsExactly(false, true));
    assertThatThrownBy(() -> emf.runInTransaction(em -> em.remove(em.find(Batch.class, id))))
        .hasStackTraceContaining("fk_quality_checks_batch");
  }

  private static Batch batch(EntityManager em, ProductionPlan plan, Product product, int pieces) {
    Batch batch = new Batch(plan, product, oven(em), pieces, NIGHT);
    em.persist(batch);
    return batch;
  }

  private static Oven oven(EntityManager em) {
    Oven oven = new Oven(unique(), OvenKind.STONE, 280);
    em.persist(oven);
    return oven;
  }

  private static Product product(EntityManager em) {
    Product product = new Product(unique(), "Rye loaf", 55);
    em.persist(product);
    return product;
  }

  private static Baker baker(EntityManager em, String name) {
    Baker baker = new Baker(name, LocalDate.of(2019, 9, 1));
    em.persist(baker);
    return baker;
  }

  /** There is one plan a day, so every call takes another day. */
  private static ProductionPlan plan(EntityManager em) {
    ProductionPlan plan =
        new ProductionPlan(LocalDate.of(2025, 1, 1).plusDays(DAYS.incrementAndGet()));
    em.persist(plan);
    return plan;
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 18);
  }
}
