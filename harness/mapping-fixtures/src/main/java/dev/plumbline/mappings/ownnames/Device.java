package dev.plumbline.mappings.ownnames;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Device {
  @Id Long id;

  String serialNumber;

  @ManyToOne Device parent;
}
