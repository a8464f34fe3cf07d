package dev.plumbline.mappings.any;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "cakes")
public class Cake {
  @Id Long id;
}
