package dev.plumbline.mappings.partitions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

@Entity
@Table(name = "events")
@IdClass(EventId.class)
public class Event {
  @Id Long id;

  @Id
  @Column(name = "happened_on")
  LocalDate happenedOn;

  @Column(nullable = false)
  String title;
}
