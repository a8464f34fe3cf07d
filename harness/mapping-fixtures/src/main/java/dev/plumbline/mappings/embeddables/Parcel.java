package dev.plumbline.mappings.embeddables;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "parcels")
public class Parcel {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Embedded Address destination;

  @Embedded
  @AttributeOverride(name = "street", column = @Column(name = "return_street", length = 120))
  @AttributeOverride(name = "city.name", column = @Column(name = "return_city", length = 60))
  @AttributeOverride(name = "city.zip", column = @Column(name = "return_zip", length = 10))
  Address returnTo;

  @Embedded Size size;
}
