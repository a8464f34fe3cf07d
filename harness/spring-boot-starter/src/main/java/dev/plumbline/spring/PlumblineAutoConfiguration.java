package dev.plumbline.spring;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Verifies every data source before anything uses it, and keeps the service from migrating. */
@AutoConfiguration
@ConditionalOnClass(DataSource.class)
@ConditionalOnProperty(prefix = "plumbline", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(PlumblineProperties.class)
public class PlumblineAutoConfiguration {

  @Bean
  static VerifyingPostProcessor plumblineVerifyingPostProcessor(
      ConfigurableListableBeanFactory beans, Environment environment) {
    return new VerifyingPostProcessor(beans, environment);
  }

  @Bean
  static MigrationGuard plumblineMigrationGuard() {
    return new MigrationGuard();
  }

  @Bean
  VerifiedDatabases plumblineVerifiedDatabases(VerifyingPostProcessor postProcessor) {
    return postProcessor.databases();
  }
}
