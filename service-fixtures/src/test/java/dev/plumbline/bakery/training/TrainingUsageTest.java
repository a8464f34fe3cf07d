package dev.plumbline.bakery.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@PlumblineTest("training")
class TrainingUsageTest {

  private static final Instant NIGHT = Instant.parse("2026-02-11T01:00:00Z");

  @Test
  void datasetKeepsItsColumnNamesAndChecksum(EntityManagerFactory emf) {
    byte[] checksum = new byte[32];
    Arrays.fill(checksum, (byte) 0xA7);
    Dataset dataset = newDataset("croissants with weather", checksum);
    emf.runInTransaction(em -> em.persist(dataset));

    Dataset found = emf.callInTransaction(em -> em.find(Dataset.class, dataset.id()));

    assertThat(found.columnNames()).containsExactly("day", "pieces", "rain_mm");
    assertThat(found.checksum()).isEqualTo(checksum);
    assertThat(found.covers(LocalDate.of(2025, 12, 31))).isTrue();
  }

  @Test
  void checksumOfAnotherLengthIsRejected(EntityManagerFactory emf) {
    assertThatThrownBy(
            () ->
                emf.runInTransaction(em -> em.persist(newDataset("short checksum", new byte[16]))))
        .hasStackTraceContaining("ck_datasets_checksum");
  }

  @Test
  void jobKeepsEnumsTagsParametersAndDurations(EntityManagerFactory emf) {
    TrainingJob job =
        emf.callInTransaction(
            em -> {
              TrainingJob created =
                  newJob(em, "rolls", Algorithm.GRADIENT_BOOSTING, Duration.ofMinutes(90));
              created.tag("nightly");
              created.tag("all bakeries");
              created.set("learning_rate", 0.05);
              created.start(NIGHT.plusSeconds(5));
              return created;
            });

    emf.runInTransaction(
        em -> em.find(TrainingJob.class, job.id()).finish(NIGHT.plusSeconds(65).plusNanos(7_000)));

    emf.runInTransaction(
        em -> {
          TrainingJob found = em.find(TrainingJob.class, job.id());
          assertThat(found.algorithm()).isEqualTo(Algorithm.GRADIENT_BOOSTING);
          assertThat(found.stage()).isEqualTo(Stage.FINISHED);
          assertThat(found.tags()).containsExactly("nightly", "all bakeries");
          assertThat(found.parameters()).containsOnlyKeys("learning_rate");
          assertThat(found.timeLimit()).isEqualTo(Duration.ofMinutes(90));
          assertThat(found.took()).contains(Duration.ofMinutes(1).plusNanos(7_000));
        });
  }

  @Test
  void jobsAreFoundByStageAndTag(EntityManagerFactory emf) {
    TrainingJob job =
        emf.callInTransaction(
            em -> {
              TrainingJob created = newJob(em, "cakes", Algorithm.PROPHET, Duration.ofHours(1));
              created.tag("only-this-one");
              created.cancel();
              return created;
            });

    List<Long> found =
        emf.callInTransaction(
            em ->
                em.createQuery(
                        "select j.id from TrainingJob j"
                            + " where j.stage = :stage and array_contains(j.tags, :tag)",
                        Long.class)
                    .setParameter("stage", Stage.CANCELLED)
                    .setParameter("tag", "only-this-one")
                    .getResultList());

    assertThat(found).containsExactly(job.id());
  }

  @Test
  void deletedArtifactTakesItsLargeObjectWithIt(EntityManagerFactory emf) {
    byte[] content = new byte[300_000];
    Arrays.fill(content, (byte) 42);
    ModelArtifact artifact =
        emf.callInTransaction(
            em -> {
              TrainedModel model = newModel(em, "rye bread");
              ModelArtifact created = new ModelArtifact(model, "weights.bin", content);
              em.persist(created);
              return created;
            });

    Object largeObject =
        emf.callInTransaction(
            em -> {
              assertThat(em.find(ModelArtifact.class, artifact.id()).content()).isEqualTo(content);
              return em.createNativeQuery("select content from model_artifacts where id = :id")
                  .setParameter("id", artifact.id())
                  .getSingleResult();
            });
    assertThat(emf.<Boolean>callInTransaction(em -> exists(em, largeObject))).isTrue();

    emf.runInTransaction(em -> em.remove(em.find(ModelArtifact.class, artifact.id())));

    assertThat(emf.<Boolean>callInTransaction(em -> exists(em, largeObject))).isFalse();
  }

  @Test
  void modelKeepsItsNumbersInOrder(EntityManagerFactory emf) {
    TrainedModel model = emf.callInTransaction(em -> newModel(em, "pretzels"));

    emf.runInTransaction(
        em -> {
          TrainedModel found = em.find(TrainedModel.class, model.id());
          assertThat(found.weights()).containsExactly(0.25, -1.5, 1e-9);
          assertThat(found.lagDays()).containsExactly(1, 7, 364);
          assertThat(found.metrics()).containsEntry("mape", 0.11);
        });
  }

  @Test
  void scheduleKeepsTheDaysOnWhichItPauses(EntityManagerFactory emf) {
    LocalDate christmas = LocalDate.of(2026, 12, 25);
    TrainingSchedule schedule =
        emf.callInTransaction(
            em -> {
              Dataset dataset = newDataset("stollen", new byte[32]);
              em.persist(dataset);
              TrainingSchedule created =
                  new TrainingSchedule(dataset, Algorithm.ARIMA, 7, LocalTime.of(1, 30));
              created.pauseOn(List.of(christmas, christmas.plusDays(1)));
              em.persist(created);
              return created;
            });

    TrainingSchedule found =
        emf.callInTransaction(em -> em.find(TrainingSchedule.class, schedule.id()));

    assertThat(found.startsAt()).isEqualTo(LocalTime.of(1, 30));
    assertThat(found.runsOn(christmas)).isFalse();
    assertThat(found.runsOn(christmas.plusDays(2))).isTrue();
  }

  @Test
  void bakeryHasOneActiveModel(EntityManagerFactory emf) {
    ModelDeployment first =
        emf.callInTransaction(
            em -> {
              ModelDeployment created = new ModelDeployment(newModel(em, "bagels"), "leeds", NIGHT);
              em.persist(created);
              return created;
            });
    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> em.persist(new ModelDeployment(first.trainedModel(), "leeds", NIGHT))))
        .hasStackTraceContaining("uq_model_deployments_bakery");

    emf.runInTransaction(em -> em.find(ModelDeployment.class, first.id()).retire(NIGHT));

    emf.runInTransaction(
        em -> {
          ModelDeployment second = new ModelDeployment(first.trainedModel(), "leeds", NIGHT);
          em.persist(second);
          assertThat(second.isActive()).isTrue();
        });
  }

  private static Dataset newDataset(String name, byte[] checksum) {
    return new Dataset(
        name,
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        List.of("day", "pieces", "rain_mm"),
        365,
        checksum);
  }

  private static TrainingJob newJob(
      EntityManager em, String dataset, Algorithm algorithm, Duration timeLimit) {
    Dataset learntFrom = newDataset(dataset, new byte[32]);
    em.persist(learntFrom);
    TrainingJob job = new TrainingJob(learntFrom, algorithm, timeLimit, NIGHT);
    em.persist(job);
    return job;
  }

  private static TrainedModel newModel(EntityManager em, String name) {
    TrainingJob job = newJob(em, name, Algorithm.ARIMA, Duration.ofHours(1));
    TrainedModel model =
        new TrainedModel(job, name, 1, new double[] {0.25, -1.5, 1e-9}, new int[] {1, 7, 364});
    model.measured("mape", 0.11);
    em.persist(model);
    return model;
  }

  private static boolean exists(EntityManager em, Object largeObject) {
    return !em.createNativeQuery("select oid from pg_largeobject_metadata where oid = :oid")
        .setParameter("oid", largeObject)
        .getResultList()
        .isEmpty();
  }
}
