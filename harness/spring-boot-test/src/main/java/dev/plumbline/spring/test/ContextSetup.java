package dev.plumbline.spring.test;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/** What a context needs so that its data sources lead to certain databases. */
final class ContextSetup {

  /** What Boot calls the data source that it makes itself. */
  private static final String BOOTS_DATA_SOURCE = "dataSource";

  private ContextSetup() {}

  static void apply(ContextDatabases databases, DefaultListableBeanFactory beans) {
    beans.registerSingleton(ContextDatabases.BEAN, databases);
    beans.registerDisposableBean(ContextDatabases.BEAN, databases);
    register(beans, DataSourceRedirection.class, () -> new DataSourceRedirection(beans));
    register(beans, MigrationsAtStartup.class, MigrationsAtStartup::new);
    SwitchingDataSource target = databases.of(BOOTS_DATA_SOURCE);
    if (target != null) {
      registerConnectionDetails(beans, target, beans.getBeanClassLoader());
    }
  }

  private static void registerConnectionDetails(
      DefaultListableBeanFactory beans, SwitchingDataSource target, @Nullable ClassLoader loader) {
    if (ClassUtils.isPresent(
        "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails", loader)) {
      register(beans, Boot4ConnectionDetails.class, () -> new Boot4ConnectionDetails(target));
    } else if (ClassUtils.isPresent(
        "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails", loader)) {
      register(beans, Boot3ConnectionDetails.class, () -> new Boot3ConnectionDetails(target));
    }
  }

  private static <T> void register(
      DefaultListableBeanFactory beans, Class<T> type, Supplier<T> instance) {
    RootBeanDefinition definition = new RootBeanDefinition(type, instance);
    definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
    beans.registerBeanDefinition(type.getName(), definition);
  }
}
