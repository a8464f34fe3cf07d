package dev.plumbline.bakery.forecasting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** All of a bakery's forecasts that were made together. */
@Entity
@Table(
    name = "forecast_runs",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_forecast_runs_bakery_first_day_model",
            columnNames = {"bakery", "first_day", "model"}))
public class ForecastRun {

  /** How a run went. */
  public enum Status {
    STARTED,
    COMPLETED,
    FAILED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "forecast_runs")
  @SequenceGenerator(
      name = "forecast_runs",
      sequenceName = "forecast_runs_seq",
      allocationSize = 50)
  private Long id;

  @Column(nullable = false, length = 40)
  private String bakery;

  @Column(nullable = false, length = 60)
  private String model;

  @Column(name = "first_day", nullable = false)
  private LocalDate firstDay;

  @Column(name = "last_day", nullable = false)
  private LocalDate lastDay;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private Status status = Status.STARTED;

  @Column(name = "started_at", nullable = false)
  private Instant startedAt;

  @ElementCollection
  @CollectionTable(
      name = "forecast_run_metrics",
      joinColumns = @JoinColumn(name = "forecast_run_id"))
  @MapKeyColumn(name = "metric", length = 40)
  @Column(name = "value", nullable = false, precision = 12, scale = 6)
  private Map<String, BigDecimal> metrics = new HashMap<>();

  protected ForecastRun() {}

  public ForecastRun(
      String bakery, String model, LocalDate firstDay, LocalDate lastDay, Instant startedAt) {
    this.bakery = bakery;
    this.model = model;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.startedAt = startedAt;
  }

  public Long id() {
    return id;
  }

  public String bakery() {
    return bakery;
  }

  public String model() {
    return model;
  }

  public Status status() {
    return status;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Map<String, BigDecimal> metrics() {
    return Map.copyOf(metrics);
  }

  public void measured(String metric, BigDecimal value) {
    metrics.put(metric, value);
  }

  public void complete() {
    status = Status.COMPLETED;
  }

  public void fail() {
    status = Status.FAILED;
  }

  public Forecast forecast(Product product, LocalDate day, BigDecimal expected) {
    if (day.isBefore(firstDay) || day.isAfter(lastDay)) {
      throw new IllegalArgumentException(day + " is not within " + firstDay + " to " + lastDay);
    }
    return new Forecast(this, product, day, expected);
  }
}
