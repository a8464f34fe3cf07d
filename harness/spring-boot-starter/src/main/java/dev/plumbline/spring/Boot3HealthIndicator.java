package dev.plumbline.spring;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The report for Spring Boot 3. */
final class Boot3HealthIndicator implements HealthIndicator {

  private final HealthReport report;

  Boot3HealthIndicator(HealthReport report) {
    this.report = report;
  }

  @Override
  public Health health() {
    HealthReport.Answer answer = report.answer();
    return Health.status(answer.status()).withDetails(answer.details()).build();
  }
}
