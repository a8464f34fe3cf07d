package dev.plumbline.mappings.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "keys")
public class Key {
  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  String id;
}
