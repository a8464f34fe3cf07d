package dev.plumbline.hibernate;

import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.Map;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** Hibernate's JPA provider, which can be left where the mappings are read and bound. */
final class MetadataOnlyProvider extends HibernatePersistenceProvider {

  EntityManagerFactoryBuilder builder(PersistenceUnitInfo unit, Map<String, Object> settings) {
    return getEntityManagerFactoryBuilder(unit, settings);
  }

  /** Null if the unit is another provider's. */
  @Nullable EntityManagerFactoryBuilder builder(String unit, Map<String, Object> settings) {
    return getEntityManagerFactoryBuilderOrNull(unit, settings);
  }
}
