package dev.plumbline.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Health, info and metrics, each where the service has what it takes. Health is in other packages
 * in Boot 3 and in Boot 4; what is missing is never loaded.
 */
@AutoConfiguration(after = PlumblineAutoConfiguration.class)
@ConditionalOnBean(VerifiedDatabases.class)
public class PlumblineActuatorAutoConfiguration {

  @Configuration(proxyBeanMethods = false)
  @Conditional(HealthIsEnabled.class)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4Health {
    @Bean
    Boot4HealthIndicator plumblineHealthIndicator(
        VerifiedDatabases databases, PlumblineProperties properties) {
      return new Boot4HealthIndicator(new HealthReport(databases, properties.health()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(HealthIsEnabled.class)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3Health {
    @Bean
    Boot3HealthIndicator plumblineHealthIndicator(
        VerifiedDatabases databases, PlumblineProperties properties) {
      return new Boot3HealthIndicator(new HealthReport(databases, properties.health()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(InfoContributor.class)
  static class Info {
    @Bean
    PlumblineInfoContributor plumblineInfoContributor(VerifiedDatabases databases) {
      return new PlumblineInfoContributor(databases);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class Metrics {
    @Bean
    VerificationMetrics plumblineVerificationMetrics(VerifiedDatabases databases) {
      return new VerificationMetrics(databases);
    }
  }
}
