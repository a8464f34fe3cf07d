package dev.plumbline.mappings.mappedsuperclass;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

@Entity
@AttributeOverride(name = "name", column = @Column(name = "label", nullable = false, length = 40))
public class Tin extends Named {
  @Column(name = "litres", nullable = false)
  double capacity;
}
