package dev.plumbline.mappings.naturalids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;

@Entity
@Table(name = "products")
public class Product {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Integer id;

  @NaturalId
  @Column(length = 3, nullable = false)
  String country;

  @NaturalId
  @Column(length = 13, nullable = false)
  String ean;

  @Column(nullable = false)
  String name;
}
