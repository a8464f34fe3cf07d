package dev.plumbline.mappings.associations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "countries")
public class Country {
  @Id Integer number;

  @Column(length = 2, nullable = false, unique = true)
  String code;
}
