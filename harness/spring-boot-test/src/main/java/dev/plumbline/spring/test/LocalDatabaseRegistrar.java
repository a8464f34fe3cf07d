package dev.plumbline.spring.test;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** What {@link PlumblineLocalDatabase} brings in, before Boot configures a data source itself. */
final class LocalDatabaseRegistrar implements ImportBeanDefinitionRegistrar {

  private final Environment environment;

  LocalDatabaseRegistrar(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void registerBeanDefinitions(AnnotationMetadata where, BeanDefinitionRegistry registry) {
    boolean anew = environment.getProperty(LocalDatabase.RECREATE, Boolean.class, false);
    ContextSetup.apply(
        new ContextDatabases(
            List.of(DatabaseDeclaration.BY_CONVENTION),
            environment,
            service -> new LocalDatabase(service, anew)),
        (DefaultListableBeanFactory) registry,
        (ConfigurableEnvironment) environment);
  }
}
