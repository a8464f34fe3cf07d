package dev.plumbline.spring.test;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Brings the databases into a context. It is a part of the key under which Spring caches contexts.
 *
 * @param declarations what is wanted
 */
record PlumblineContextCustomizer(List<DatabaseDeclaration> declarations)
    implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    ConfigurableEnvironment environment = context.getEnvironment();
    // slices would replace every data source that leads to no container
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource("plumbline", Map.of("spring.test.database.replace", "NONE")));
    ContextDatabases databases =
        new ContextDatabases(declarations, environment, ServiceDatabases::of);
    databases.prepare();
    ContextSetup.apply(
        databases, (DefaultListableBeanFactory) context.getBeanFactory(), environment);
  }
}
