package dev.plumbline.benchmarks.mappings;

import dev.plumbline.benchmarks.model.EntityModel;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/** Session factories made without any code of Plumbline's: the reference. */
final class HibernateItself {

  private HibernateItself() {}

  /** Starts, and creates the schema as {@code hbm2ddl.auto=create} does; every failure ends it. */
  static void create(EntityModel model, DataSource empty) {
    start(
            model,
            empty,
            Map.of(
                "jakarta.persistence.schema-generation.database.action", "create",
                "hibernate.hbm2ddl.create_namespaces", "true",
                "hibernate.hbm2ddl.halt_on_error", "true"))
        .close();
  }

  /**
   * Starts as the application does, without Bean Validation of what is stored: the values here are
   * not made for it.
   */
  static SessionFactory start(EntityModel model, DataSource database) {
    return start(model, database, Map.of("jakarta.persistence.validation.mode", "ddl"));
  }

  private static SessionFactory start(
      EntityModel model, DataSource database, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(model.settings());
    settings.put("hibernate.connection.datasource", database);
    settings.putAll(more);
    StandardServiceRegistry registry =
        new StandardServiceRegistryBuilder().applySettings(settings).build();
    try {
      MetadataSources sources = new MetadataSources(registry);
      model.classes().forEach(sources::addAnnotatedClass);
      return sources.buildMetadata().buildSessionFactory();
    } catch (RuntimeException e) {
      StandardServiceRegistryBuilder.destroy(registry);
      throw e;
    }
  }
}
