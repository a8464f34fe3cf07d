package dev.plumbline.mappings.embeddables;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public class Address {
  @Column(length = 120)
  String street;

  City city;
}
