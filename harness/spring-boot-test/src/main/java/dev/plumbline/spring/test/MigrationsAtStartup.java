package dev.plumbline.spring.test;

import java.lang.reflect.Proxy;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

/**
 * Keeps Liquibase and Flyway from running when the context starts: the database is migrated
 * already. Their beans stay, for whoever asks for them.
 */
final class MigrationsAtStartup implements BeanPostProcessor, PriorityOrdered {

  private static final String FLYWAY_INITIALIZER = "FlywayMigrationInitializer";
  private static final String STRATEGY = "migrationStrategy";

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String beanName) {
    if (isA(bean, "liquibase.integration.spring.SpringLiquibase")
        || isA(bean, "liquibase.integration.spring.MultiTenantSpringLiquibase")) {
      fields(bean).setPropertyValue("shouldRun", false);
    } else if (isA(bean, "org.springframework.boot.autoconfigure.flyway." + FLYWAY_INITIALIZER)
        || isA(bean, "org.springframework.boot.flyway.autoconfigure." + FLYWAY_INITIALIZER)) {
      fields(bean).setPropertyValue(STRATEGY, doesNothing(fields(bean).getPropertyType(STRATEGY)));
    }
    return bean;
  }

  private static PropertyAccessor fields(Object bean) {
    return PropertyAccessorFactory.forDirectFieldAccess(bean);
  }

  /** Boot's interface, which is in another package in each of its versions. */
  private static Object doesNothing(Class<?> strategy) {
    return Proxy.newProxyInstance(
        strategy.getClassLoader(), new Class<?>[] {strategy}, (proxy, method, arguments) -> null);
  }

  private static boolean isA(Object bean, String className) {
    for (Class<?> type = ClassUtils.getUserClass(bean); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }
}
