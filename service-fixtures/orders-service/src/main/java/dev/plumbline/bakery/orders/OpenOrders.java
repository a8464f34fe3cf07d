package dev.plumbline.bakery.orders;

import jakarta.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.stereotype.Component;

/** Says at the beginning of a shift how much there is to do. */
@Component
class OpenOrders implements CommandLineRunner {

  private static final Logger LOG = LoggerFactory.getLogger(OpenOrders.class);

  private final EntityManager entityManager;

  OpenOrders(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  @Override
  public void run(String... arguments) {
    LOG.info(
        "{} orders are in the book",
        entityManager.createQuery("select count(*) from Order", Long.class).getSingleResult());
  }
}
