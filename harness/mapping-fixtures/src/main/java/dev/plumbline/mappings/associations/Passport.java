package dev.plumbline.mappings.associations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

@Entity
@Table(name = "passports")
public class Passport {
  @Id Long id;

  @OneToOne(mappedBy = "passport")
  Person person;
}
