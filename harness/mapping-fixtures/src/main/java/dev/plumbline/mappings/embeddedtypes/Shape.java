package dev.plumbline.mappings.embeddedtypes;

import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;

@Embeddable
@DiscriminatorColumn(name = "shape_type")
@DiscriminatorValue("ROUND")
public class Shape {
  double radius;
}
