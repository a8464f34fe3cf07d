package dev.plumbline.mappings.longnames;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** Names of exactly 63 letters, and longer ones, which PostgreSQL cuts off. */
@Entity
@Table(name = "measurements_of_temperature_in_the_second_oven_of_the_bakery_of")
public class Measurement {
  @Id
  @GeneratedValue(generator = "ids")
  @SequenceGenerator(
      name = "ids",
      sequenceName = "identifiers_of_the_measurements_in_the_second_oven_of_the_bakery_seq")
  Long id;

  @Column(
      name = "highest_temperature_that_has_been_reached_on_the_day_in_degrees",
      nullable = false)
  int highest;

  @Column(
      name = "lowest_temperature_that_has_been_reached_during_the_day_in_degrees_celsius",
      nullable = false)
  int lowest;

  @ManyToOne
  @JoinColumn(name = "measurement_that_was_taken_before_this_one_by_the_same_thermometer_id")
  Measurement previous;

  @ElementCollection
  @CollectionTable(
      name = "remarks_on_measurements_of_temperature_in_the_second_oven_of_the_bakery",
      joinColumns = @JoinColumn(name = "measurement_id"))
  @Enumerated(EnumType.STRING)
  @Column(name = "remark", nullable = false, length = 10)
  Set<Remark> remarks = new HashSet<>();
}
