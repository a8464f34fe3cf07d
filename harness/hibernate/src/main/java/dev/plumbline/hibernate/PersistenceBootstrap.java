package dev.plumbline.hibernate;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;

/** One of the ways to hand entities to Hibernate. */
interface PersistenceBootstrap {

  String description();

  /** Hibernate on its way up, before it makes a factory of what it has read. */
  EntityManagerFactoryBuilder builder(Map<String, Object> settings);

  EntityManagerFactory createEntityManagerFactory(Map<String, Object> settings);

  /**
   * The same without the classes that a message mentions; empty if it mentions none, nothing would
   * be left, or the classes are not ours to choose.
   */
  default Optional<PersistenceBootstrap> withoutThoseIn(String message) {
    return Optional.empty();
  }

  /** The classes of this one that the other is without. */
  default List<String> leftOutOf(PersistenceBootstrap other) {
    return List.of();
  }
}
