package dev.plumbline.bakery.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Collate;

/** Somebody who orders; sorted by name the way people expect it. */
@Entity
@Table(
    name = "customers",
    uniqueConstraints = @UniqueConstraint(name = "uq_customers_email", columnNames = "email"),
    indexes = @Index(name = "ix_customers_name", columnList = "name"))
public class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Collate("und-x-icu")
  @Column(nullable = false, length = 120)
  private String name;

  @Column(nullable = false, length = 254)
  private String email;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private CustomerKind kind;

  protected Customer() {}

  public Customer(String name, String email, CustomerKind kind) {
    this.name = name;
    this.email = email;
    this.kind = kind;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getEmail() {
    return email;
  }

  public CustomerKind getKind() {
    return kind;
  }
}
