package dev.plumbline.mappings.structs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.Struct;

@Embeddable
@Struct(name = "address")
public class Address {
  @Column(length = 60)
  String city;

  @Column(length = 10)
  String zip;

  Integer floor;
}
