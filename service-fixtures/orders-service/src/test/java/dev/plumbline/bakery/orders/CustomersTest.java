package dev.plumbline.bakery.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.spring.test.AutoConfigurePlumbline;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

/** Only what has to do with JPA, each test in a transaction that is rolled back. */
@DataJpaTest
@AutoConfigurePlumbline
class CustomersTest {

  @Autowired private EntityManager entityManager;

  @Test
  void areStored() {
    entityManager.persist(new Customer("Ada", "ada@example.org", CustomerKind.PRIVATE));

    assertThat(entityManager.createQuery("from Customer", Customer.class).getResultList())
        .extracting(Customer::getName)
        .containsExactly("Ada");
  }
}
