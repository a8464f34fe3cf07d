package dev.plumbline.spring;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

/**
 * Switches off what would change the schema when the service starts, with a warning. It changes the
 * beans themselves, so that it makes no difference whether a property, a default or the service's
 * own code has switched it on.
 */
final class MigrationGuard implements BeanPostProcessor, PriorityOrdered {

  private static final Logger LOG = System.getLogger(MigrationGuard.class.getName());
  private static final boolean JPA =
      ClassUtils.isPresent(
          "org.springframework.orm.jpa.AbstractEntityManagerFactoryBean",
          MigrationGuard.class.getClassLoader());

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String beanName) {
    if (isA(bean, "liquibase.integration.spring.SpringLiquibase")
        || isA(bean, "liquibase.integration.spring.MultiTenantSpringLiquibase")) {
      switchOffLiquibase(bean, beanName);
    } else if (isA(bean, "org.flywaydb.core.Flyway")) {
      LOG.log(
          Level.WARNING,
          "Flyway ('"
              + beanName
              + "') may migrate at start-up. Plumbline verifies what Liquibase has migrated and"
              + " leaves Flyway alone; if both are for one database, set"
              + " spring.flyway.enabled=false.");
    } else if (JPA) {
      SchemaGeneration.switchOff(bean, beanName);
    }
    return bean;
  }

  private static void switchOffLiquibase(Object liquibase, String beanName) {
    PropertyAccessor properties = PropertyAccessorFactory.forDirectFieldAccess(liquibase);
    if (Boolean.FALSE.equals(properties.getPropertyValue("shouldRun"))) {
      return;
    }
    properties.setPropertyValue("shouldRun", false);
    LOG.log(
        Level.WARNING,
        "Switched off: Liquibase ('"
            + beanName
            + "') would have migrated at start-up, in each replica. The migration job does that"
            + " (plumbline migrate). Set spring.liquibase.enabled=false, or take Liquibase off the"
            + " service's class path.");
  }

  private static boolean isA(Object bean, String className) {
    for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }
}
