package dev.plumbline.mappings.joined;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "bicycles")
@DiscriminatorValue("2")
public class Bicycle extends Vehicle {
  int gears;
}
