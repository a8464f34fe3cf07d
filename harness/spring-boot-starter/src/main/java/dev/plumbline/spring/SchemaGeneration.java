package dev.plumbline.spring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;

/** Keeps JPA from creating or changing schemas. */
final class SchemaGeneration {

  private static final Logger LOG = System.getLogger(SchemaGeneration.class.getName());
  private static final List<String> SETTINGS =
      List.of(
          "hibernate.hbm2ddl.auto",
          "jakarta.persistence.schema-generation.database.action",
          "javax.persistence.schema-generation.database.action");
  private static final Set<String> HARMLESS = Set.of("", "none", "validate");

  private SchemaGeneration() {}

  /** Does so if the bean makes an entity manager factory. */
  static void switchOff(Object bean, String beanName) {
    if (bean instanceof AbstractEntityManagerFactoryBean factory) {
      SETTINGS.forEach(setting -> switchOff(factory, setting, beanName));
    }
  }

  private static void switchOff(
      AbstractEntityManagerFactoryBean factory, String setting, String beanName) {
    Object value = value(factory, setting);
    if (value == null || HARMLESS.contains(value.toString().strip().toLowerCase(Locale.ROOT))) {
      return;
    }
    factory.getJpaPropertyMap().put(setting, "none");
    LOG.log(
        Level.WARNING,
        "Switched off: "
            + setting
            + "="
            + value
            + " of '"
            + beanName
            + "', by which Hibernate changes the schema at start-up, past the changelog and its"
            + " history. Set it (spring.jpa.hibernate.ddl-auto, spring.jpa.generate-ddl,"
            + " spring.jpa.properties) to none or validate.");
  }

  /** What would count: the factory's own setting, else its vendor's. */
  private static @Nullable Object value(AbstractEntityManagerFactoryBean factory, String setting) {
    Map<String, Object> own = factory.getJpaPropertyMap();
    if (own.containsKey(setting)) {
      return own.get(setting);
    }
    JpaVendorAdapter vendor = factory.getJpaVendorAdapter();
    return vendor == null ? null : vendor.getJpaPropertyMap().get(setting);
  }
}
