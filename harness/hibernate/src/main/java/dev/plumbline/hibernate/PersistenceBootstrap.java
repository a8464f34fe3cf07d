package dev.plumbline.hibernate;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;

/** One of the ways to hand entities to Hibernate. */
interface PersistenceBootstrap {

  String description();

  void generateSchema(Map<String, Object> settings);

  EntityManagerFactory createEntityManagerFactory(Map<String, Object> settings);
}
