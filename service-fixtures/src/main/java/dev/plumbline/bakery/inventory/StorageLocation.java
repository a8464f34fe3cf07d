package dev.plumbline.bakery.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** A shelf, a silo, a cold room. */
@Entity
@Table(
    name = "storage_locations",
    uniqueConstraints = @UniqueConstraint(name = "uq_storage_locations_code", columnNames = "code"))
public class StorageLocation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(nullable = false, length = 20)
  private String code;

  @Column(nullable = false, length = 120)
  private String description;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 10)
  private Climate climate;

  protected StorageLocation() {}

  public StorageLocation(String code, String description, Climate climate) {
    this.code = code;
    this.description = description;
    this.climate = climate;
  }

  public Integer getId() {
    return id;
  }

  public String getCode() {
    return code;
  }

  public String getDescription() {
    return description;
  }

  public Climate getClimate() {
    return climate;
  }
}
