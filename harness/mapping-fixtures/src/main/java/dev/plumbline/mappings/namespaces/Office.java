package dev.plumbline.mappings.namespaces;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** In the namespace that the service's settings name. */
@Entity
@Table(name = "offices")
public class Office {
  @Id Long id;
}
