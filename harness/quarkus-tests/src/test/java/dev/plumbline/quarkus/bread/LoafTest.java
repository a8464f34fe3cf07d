package dev.plumbline.quarkus.bread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.quarkus.test.WithPlumblineDatabase;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithPlumblineDatabase
class LoafTest {

  @Inject EntityManager entityManager;

  @Test
  @TestTransaction
  void isStored() {
    entityManager.persist(new Loaf("Spelt"));

    assertThat(entityManager.createQuery("select name from Loaf", String.class).getResultList())
        .containsExactlyInAnyOrder("Rye", "Spelt");
  }
}
