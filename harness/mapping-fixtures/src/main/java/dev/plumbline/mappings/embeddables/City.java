package dev.plumbline.mappings.embeddables;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public class City {
  @Column(name = "city", length = 60)
  String name;

  @Column(length = 10)
  String zip;
}
