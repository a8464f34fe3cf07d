package dev.plumbline.mappings.joined;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;

@Entity
@Table(name = "animals")
@Inheritance(strategy = InheritanceType.JOINED)
public class Animal {
  @Id @GeneratedValue Long id;

  @Column(nullable = false, length = 80)
  String name;
}
