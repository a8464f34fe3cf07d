package dev.plumbline.bakery.forecasting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.PartitionKey;

/** The demand that a run expects for a product on a day. Partitioned by year. */
@Entity
@Table(
    name = "forecasts",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_forecasts_run_product_day",
            columnNames = {"forecast_run_id", "product_id", "forecast_day"}))
public class Forecast {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "forecasts")
  @SequenceGenerator(name = "forecasts", sequenceName = "forecasts_seq", allocationSize = 50)
  private Long id;

  @PartitionKey
  @Column(name = "forecast_day", nullable = false, updatable = false)
  private LocalDate day;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "forecast_run_id", nullable = false)
  private ForecastRun run;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "product_id", nullable = false)
  private Product product;

  @Column(nullable = false, precision = 10, scale = 2)
  private BigDecimal expected;

  @Column(name = "at_least", precision = 10, scale = 2)
  private BigDecimal atLeast;

  @Column(name = "at_most", precision = 10, scale = 2)
  private BigDecimal atMost;

  protected Forecast() {}

  Forecast(ForecastRun run, Product product, LocalDate day, BigDecimal expected) {
    this.run = run;
    this.product = product;
    this.day = day;
    this.expected = expected;
  }

  public Long id() {
    return id;
  }

  public ForecastRun run() {
    return run;
  }

  public Product product() {
    return product;
  }

  public LocalDate day() {
    return day;
  }

  public BigDecimal expected() {
    return expected;
  }

  public boolean isPlausible(int sold) {
    BigDecimal pieces = BigDecimal.valueOf(sold);
    return (atLeast == null || pieces.compareTo(atLeast) >= 0)
        && (atMost == null || pieces.compareTo(atMost) <= 0);
  }

  public void between(BigDecimal least, BigDecimal most) {
    atLeast = least;
    atMost = most;
  }
}
