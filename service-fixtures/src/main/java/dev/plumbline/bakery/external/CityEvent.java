package dev.plumbline.bakery.external;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A fair, a match, a marathon: people who get hungry. */
@Entity
@Table(
    schema = "feed",
    name = "city_events",
    indexes = @Index(name = "ix_city_events_starts_on", columnList = "starts_on, location_id"))
public class CityEvent {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "location_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_city_events_location"))
  private Location location;

  @Column(nullable = false, length = 200)
  private String title;

  @Column(name = "starts_on", nullable = false)
  private LocalDate startsOn;

  @Column(name = "ends_on", nullable = false)
  private LocalDate endsOn;

  @Column(name = "expected_attendance")
  private Integer expectedAttendance;

  @ElementCollection
  @CollectionTable(
      schema = "feed",
      name = "city_event_tags",
      joinColumns = @JoinColumn(name = "city_event_id"),
      foreignKey = @ForeignKey(name = "fk_city_event_tags_city_event"))
  @Column(name = "tag", nullable = false, length = 40)
  private Set<String> tags = new TreeSet<>();

  protected CityEvent() {}

  public CityEvent(Location location, String title, LocalDate startsOn, LocalDate endsOn) {
    this.location = location;
    this.title = title;
    this.startsOn = startsOn;
    this.endsOn = endsOn;
  }

  public void expect(int attendance) {
    this.expectedAttendance = attendance;
  }

  public void tag(String tag) {
    tags.add(tag);
  }

  public Long getId() {
    return id;
  }

  public Location getLocation() {
    return location;
  }

  public String getTitle() {
    return title;
  }

  public LocalDate getStartsOn() {
    return startsOn;
  }

  public LocalDate getEndsOn() {
    return endsOn;
  }

  public Integer getExpectedAttendance() {
    return expectedAttendance;
  }

  public Set<String> getTags() {
    return Collections.unmodifiableSet(tags);
  }
}
