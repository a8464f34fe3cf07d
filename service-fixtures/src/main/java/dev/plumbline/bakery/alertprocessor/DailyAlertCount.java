package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** How bad a day was. A materialized view, refreshed every hour. */
@Entity
@Immutable
@Table(name = "daily_alert_counts")
@IdClass(DailyAlertCountId.class)
public class DailyAlertCount {

  @Id
  @Column(name = "day")
  private LocalDate day;

  @Id
  @Column(name = "source_name", length = 60)
  private String sourceName;

  @Id
  @Enumerated(EnumType.STRING)
  @Column(name = "severity", length = 16)
  private Severity severity;

  @Column(name = "alert_count", nullable = false)
  private long alertCount;

  @Column(name = "resolved_count", nullable = false)
  private long resolvedCount;

  protected DailyAlertCount() {}

  public LocalDate getDay() {
    return day;
  }

  public String getSourceName() {
    return sourceName;
  }

  public Severity getSeverity() {
    return severity;
  }

  public long getAlertCount() {
    return alertCount;
  }

  public long getResolvedCount() {
    return resolvedCount;
  }
}
