package dev.plumbline.mappings.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "stamps")
public class Stamp {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Short id;
}
