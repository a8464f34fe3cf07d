package dev.plumbline.mappings.embeddedtypes;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;

@Embeddable
@DiscriminatorValue("BOX")
public class Box extends Shape {
  double edge;
}
