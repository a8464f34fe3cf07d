package dev.plumbline.spring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The report for Spring Boot 4. */
final class Boot4HealthIndicator implements HealthIndicator {

  private final HealthReport report;

  Boot4HealthIndicator(HealthReport report) {
    this.report = report;
  }

  @Override
  public Health health() {
    HealthReport.Answer answer = report.answer();
    return Health.status(answer.status()).withDetails(answer.details()).build();
  }
}
