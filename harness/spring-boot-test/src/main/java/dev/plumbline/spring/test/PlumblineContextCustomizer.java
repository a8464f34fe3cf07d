package dev.plumbline.spring.test;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
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
    ContextSetup.apply(new ContextDatabases(declarations, context.getEnvironment()), context);
  }
}
