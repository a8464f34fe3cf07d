package dev.plumbline.bakery.external;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.ZoneId;

/** A place for which data is collected: a shop and its surroundings. */
@Entity
@Table(
    name = "locations",
    uniqueConstraints = @UniqueConstraint(name = "uq_locations_name", columnNames = "name"))
public class Location {

  private static final double EARTH_RADIUS_KM = 6371.0;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(nullable = false)
  private double latitude;

  @Column(nullable = false)
  private double longitude;

  @Column(name = "time_zone", nullable = false, length = 64)
  private ZoneId timeZone;

  protected Location() {}

  public Location(String name, double latitude, double longitude, ZoneId timeZone) {
    this.name = name;
    this.latitude = latitude;
    this.longitude = longitude;
    this.timeZone = timeZone;
  }

  /** Great-circle distance. */
  public double distanceInKm(Location other) {
    double phi = Math.toRadians(latitude);
    double otherPhi = Math.toRadians(other.latitude);
    double halfPhi = Math.sin((otherPhi - phi) / 2);
    double halfLambda = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double a = halfPhi * halfPhi + Math.cos(phi) * Math.cos(otherPhi) * halfLambda * halfLambda;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(a));
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public double getLatitude() {
    return latitude;
  }

  public double getLongitude() {
    return longitude;
  }

  public ZoneId getTimeZone() {
    return timeZone;
  }
}
