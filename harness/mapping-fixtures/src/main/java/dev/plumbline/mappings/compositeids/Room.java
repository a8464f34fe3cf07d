package dev.plumbline.mappings.compositeids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "rooms")
public class Room {
  @Id Long id;

  @Column(length = 20, unique = true)
  String number;
}
