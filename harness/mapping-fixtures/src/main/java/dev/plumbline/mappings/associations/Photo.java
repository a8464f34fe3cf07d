package dev.plumbline.mappings.associations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Shares its person's key. */
@Entity
@Table(name = "photos")
public class Photo {
  @Id Long id;

  @MapsId
  @OneToOne
  @JoinColumn(name = "person_id")
  Person person;
}
