package dev.plumbline.spring.test;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Has every data source of a context lead to the context's databases. A pool of HikariCP that has
 * not opened a connection yet stays what it is, and gets its connections from there; any other is
 * replaced. Spring's wrappers and routers stay: the beans that they lead to are redirected.
 */
final class DataSourceRedirection implements BeanPostProcessor, PriorityOrdered {

  private static final String SCOPED_TARGET = "scopedTarget.";
  private static final boolean HIKARI =
      ClassUtils.isPresent(
          "com.zaxxer.hikari.HikariDataSource", DataSourceRedirection.class.getClassLoader());

  private final ConfigurableListableBeanFactory beans;
  private final Set<String> redirected = ConcurrentHashMap.newKeySet();

  DataSourceRedirection(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  /** After the application's properties were bound to the data source, before it is used. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String beanName) {
    if (HIKARI && bean instanceof DataSource dataSource) {
      SwitchingDataSource target = target(dataSource, beanName);
      if (target != null && PoolTarget.redirect(dataSource, target)) {
        redirected.add(beanName);
        beans.registerDependentBean(ContextDatabases.BEAN, beanName);
      }
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof DataSource dataSource && !redirected.contains(beanName)) {
      SwitchingDataSource target = target(dataSource, beanName);
      if (target != null) {
        beans.registerDependentBean(ContextDatabases.BEAN, beanName);
        return target;
      }
    }
    return bean;
  }

  private @Nullable SwitchingDataSource target(DataSource dataSource, String beanName) {
    if (dataSource instanceof ScopedObject
        || dataSource instanceof DelegatingDataSource
        || dataSource instanceof AbstractRoutingDataSource) {
      return null;
    }
    return ContextDatabases.of(beans)
        .of(
            beanName.startsWith(SCOPED_TARGET)
                ? beanName.substring(SCOPED_TARGET.length())
                : beanName);
  }
}
