package dev.plumbline.mappings.joined;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "dogs")
public class Dog extends Animal {
  boolean trained;
}
