package dev.plumbline.hibernate;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;

/** One of the ways to hand entities to Hibernate. */
interface PersistenceBootstrap {

  String description();

  /** Hibernate on its way up, before it makes a factory of what it has read. */
  EntityManagerFactoryBuilder builder(Map<String, Object> settings);

  EntityManagerFactory createEntityManagerFactory(Map<String, Object> settings);
}
