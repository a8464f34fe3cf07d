package dev.plumbline.mappings.enumvalues;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "orders")
public class Order {
  @Id Long id;

  /** By the value that the enum itself names. */
  @Column(nullable = false)
  Stage stage;
}
