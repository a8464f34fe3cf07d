package dev.plumbline.spring.test;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** What a context needs so that its data sources lead to certain databases. */
final class ContextSetup {

  /** What Boot calls the data source that it makes itself. */
  private static final String BOOTS_DATA_SOURCE = "dataSource";

  /** Boot's interface: of 4, and of 3. No class path has both. */
  private static final List<String> CONNECTION_DETAILS =
      List.of(
          "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails",
          "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails");

  private ContextSetup() {}

  static void apply(
      ContextDatabases databases,
      DefaultListableBeanFactory beans,
      ConfigurableEnvironment environment) {
    beans.registerSingleton(ContextDatabases.BEAN, databases);
    beans.registerDisposableBean(ContextDatabases.BEAN, databases);
    register(beans, DataSourceRedirection.class, () -> new DataSourceRedirection(beans));
    register(beans, MigrationsAtStartup.class, MigrationsAtStartup::new);
    SwitchingDataSource target = databases.of(BOOTS_DATA_SOURCE);
    if (target != null) {
      registerConnectionDetails(beans, target);
      environment.getPropertySources().addFirst(LiquibaseSettings.withoutHistory());
    }
  }

  private static void registerConnectionDetails(
      DefaultListableBeanFactory beans, SwitchingDataSource target) {
    ClassLoader loader = beans.getBeanClassLoader();
    CONNECTION_DETAILS.stream()
        .filter(name -> ClassUtils.isPresent(name, loader))
        .findFirst()
        .ifPresent(
            name -> {
              Class<?> type = ClassUtils.resolveClassName(name, loader);
              register(beans, type, () -> ConnectionDetailsProxy.of(type, target));
            });
  }

  private static void register(
      DefaultListableBeanFactory beans, Class<?> type, Supplier<?> instance) {
    RootBeanDefinition definition = new RootBeanDefinition(type);
    definition.setInstanceSupplier(instance);
    definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
    beans.registerBeanDefinition(type.getName(), definition);
  }
}
