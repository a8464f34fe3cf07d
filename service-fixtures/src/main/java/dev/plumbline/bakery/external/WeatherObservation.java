package dev.plumbline.bakery.external;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.OptionalDouble;

/** What a weather station measured. */
@Entity
@Table(
    schema = "feed",
    name = "weather_observations",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_weather_observations_moment",
            columnNames = {"location_id", "observed_at"}))
public class WeatherObservation {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "weather_observations")
  @SequenceGenerator(
      name = "weather_observations",
      schema = "feed",
      sequenceName = "weather_observations_seq",
      allocationSize = 100)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "location_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_weather_observations_location"))
  private Location location;

  @Column(name = "observed_at", nullable = false)
  private Instant observedAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private WeatherCondition condition;

  @Column(name = "temperature_celsius", nullable = false)
  private double temperatureCelsius;

  @Column(name = "precipitation_mm")
  private Double precipitationMm;

  @Column(name = "wind_speed_kmh")
  private Float windSpeedKmh;

  protected WeatherObservation() {}

  public WeatherObservation(
      Location location,
      Instant observedAt,
      WeatherCondition condition,
      double temperatureCelsius) {
    this.location = location;
    this.observedAt = observedAt;
    this.condition = condition;
    this.temperatureCelsius = temperatureCelsius;
  }

  public void measured(double newPrecipitationMm, float newWindSpeedKmh) {
    this.precipitationMm = newPrecipitationMm;
    this.windSpeedKmh = newWindSpeedKmh;
  }

  public Long getId() {
    return id;
  }

  public Location getLocation() {
    return location;
  }

  public Instant getObservedAt() {
    return observedAt;
  }

  public WeatherCondition getCondition() {
    return condition;
  }

  public double getTemperatureCelsius() {
    return temperatureCelsius;
  }

  public OptionalDouble getPrecipitationMm() {
    return precipitationMm == null ? OptionalDouble.empty() : OptionalDouble.of(precipitationMm);
  }

  public Float getWindSpeedKmh() {
    return windSpeedKmh;
  }
}
