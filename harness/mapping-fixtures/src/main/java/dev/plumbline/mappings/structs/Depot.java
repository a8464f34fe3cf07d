package dev.plumbline.mappings.structs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "depots")
public class Depot {
  @Id Long id;

  Address address;
}
