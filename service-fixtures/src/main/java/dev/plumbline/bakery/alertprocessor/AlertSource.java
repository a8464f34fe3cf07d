package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** A service, or a sensor, that raises alerts. */
@Entity
@Table(
    name = "alert_sources",
    uniqueConstraints = @UniqueConstraint(name = "uq_alert_sources_name", columnNames = "name"))
public class AlertSource {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 60)
  private String name;

  protected AlertSource() {}

  public AlertSource(String name) {
    this.name = name;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }
}
