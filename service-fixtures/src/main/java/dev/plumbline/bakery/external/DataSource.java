package dev.plumbline.bakery.external;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** A provider that we ask for data. */
@Entity
@Table(
    name = "data_sources",
    uniqueConstraints = @UniqueConstraint(name = "uq_data_sources_name", columnNames = "name"))
public class DataSource {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(nullable = false, length = 80)
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private FeedKind kind;

  @Column(name = "base_url", nullable = false, length = 400)
  private String baseUrl;

  @Column(length = 200)
  private String attribution;

  @Column(nullable = false)
  private boolean enabled = true;

  protected DataSource() {}

  public DataSource(String name, FeedKind kind, String baseUrl) {
    this.name = name;
    this.kind = kind;
    this.baseUrl = baseUrl;
  }

  public Integer getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public FeedKind getKind() {
    return kind;
  }

  public String getBaseUrl() {
    return baseUrl;
  }

  public String getAttribution() {
    return attribution;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void disable() {
    this.enabled = false;
  }
}
