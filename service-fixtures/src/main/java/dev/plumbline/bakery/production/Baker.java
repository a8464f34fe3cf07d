package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Somebody who gets up early. */
@Entity
@Table(name = "bakers")
public class Baker {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "full_name", nullable = false, length = 120)
  private String fullName;

  @Column(name = "employed_since", nullable = false)
  private LocalDate employedSince;

  protected Baker() {}

  public Baker(String fullName, LocalDate employedSince) {
    this.fullName = fullName;
    this.employedSince = employedSince;
  }

  public Long getId() {
    return id;
  }

  public String getFullName() {
    return fullName;
  }

  public LocalDate getEmployedSince() {
    return employedSince;
  }
}
