package dev.plumbline.bakery.forecasting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;

/** A day on which people buy differently. */
@Entity
@Table(
    name = "holidays",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_holidays_country_day",
            columnNames = {"country", "holiday_on"}))
public class Holiday {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "holidays")
  @SequenceGenerator(name = "holidays", sequenceName = "holidays_seq", allocationSize = 50)
  private Long id;

  @Column(nullable = false, length = 2)
  private String country;

  @Column(name = "holiday_on", nullable = false)
  private LocalDate day;

  @Column(nullable = false, length = 80)
  private String name;

  protected Holiday() {}

  public Holiday(String country, LocalDate day, String name) {
    this.country = country;
    this.day = day;
    this.name = name;
  }

  public Long id() {
    return id;
  }

  public String country() {
    return country;
  }

  public LocalDate day() {
    return day;
  }

  public String name() {
    return name;
  }
}
