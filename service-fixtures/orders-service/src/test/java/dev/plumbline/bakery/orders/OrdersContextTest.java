package dev.plumbline.bakery.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.spring.test.AutoConfigurePlumbline;
import dev.plumbline.spring.test.RefreshMode;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole application on a fresh database for each test, which may commit what it likes. */
@SpringBootTest
@AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_EACH_TEST_METHOD)
class OrdersContextTest {

  @Autowired private EntityManager entityManager;
  @Autowired private TransactionTemplate transaction;

  @RepeatedTest(3)
  void aCustomerIsStored() {
    transaction.executeWithoutResult(
        status ->
            entityManager.persist(new Customer("Ada", "ada@example.org", CustomerKind.PRIVATE)));

    assertThat(customers()).isEqualTo(1);
  }

  @Test
  void nobodyIsThereAtFirst() {
    assertThat(customers()).isZero();
  }

  private long customers() {
    return entityManager.createQuery("select count(*) from Customer", Long.class).getSingleResult();
  }
}
