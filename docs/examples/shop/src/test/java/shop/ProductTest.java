package shop;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.finding.Severity;
import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@PlumblineTest("shop")
class ProductTest {

  @Test
  void isStored(EntityManagerFactory factory, EntityManager entityManager) {
    factory.runInTransaction(transaction -> transaction.persist(new Product("Rye")));

    assertThat(entityManager.createQuery("from Product", Product.class).getResultList())
        .extracting(Product::name)
        .containsExactly("Rye");
  }

  @Test
  void theSchemaIsWhatTheEntitiesExpect(ServiceDatabase database) throws SQLException {
    assertThat(database).agreesWithEntities().everyChangeSetRollsBack().isReady();
    assertThat(database.parity()).hasNone(Severity.ERROR);
  }
}
