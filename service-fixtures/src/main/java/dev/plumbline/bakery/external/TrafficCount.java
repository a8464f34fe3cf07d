package dev.plumbline.bakery.external;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who passed by a shop within a quarter of an hour. */
@Entity
@Table(schema = "feed", name = "traffic_counts")
public class TrafficCount {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "location_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_traffic_counts_location"))
  private Location location;

  @Column(name = "counted_at", nullable = false)
  private Instant countedAt;

  @Column(nullable = false)
  private int vehicles;

  @Column(nullable = false)
  private int pedestrians;

  @Column(name = "average_speed_kmh")
  private Double averageSpeedKmh;

  protected TrafficCount() {}

  public TrafficCount(Location location, Instant countedAt, int vehicles, int pedestrians) {
    this.location = location;
    this.countedAt = countedAt;
    this.vehicles = vehicles;
    this.pedestrians = pedestrians;
  }

  public void averageSpeed(double kmh) {
    this.averageSpeedKmh = kmh;
  }

  public Long getId() {
    return id;
  }

  public Location getLocation() {
    return location;
  }

  public Instant getCountedAt() {
    return countedAt;
  }

  public int getVehicles() {
    return vehicles;
  }

  public int getPedestrians() {
    return pedestrians;
  }

  public Double getAverageSpeedKmh() {
    return averageSpeedKmh;
  }
}
