package dev.plumbline.bakery.sales;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Check;

/** A regular with a loyalty card. */
@Entity
@Table(
    name = "customers",
    uniqueConstraints = @UniqueConstraint(name = "uq_customers_email", columnNames = "email"))
@SuppressWarnings("deprecation") // jakarta.persistence.CheckConstraint is not in Hibernate 6.6
@Check(name = "ck_customers_loyalty_points", constraints = "loyalty_points >= 0")
public class Customer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(length = 254)
  private String email;

  @Column(name = "loyalty_points", nullable = false)
  private int loyaltyPoints;

  @Column(name = "registered_at", nullable = false, updatable = false)
  private Instant registeredAt;

  protected Customer() {}

  public Customer(String name, Instant registeredAt) {
    this.name = name;
    this.registeredAt = registeredAt;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public Optional<String> getEmail() {
    return Optional.ofNullable(email);
  }

  public void changeEmail(String newEmail) {
    this.email = newEmail;
  }

  public int getLoyaltyPoints() {
    return loyaltyPoints;
  }

  /** Adds points, or redeems them if negative. */
  public void addLoyaltyPoints(int points) {
    this.loyaltyPoints += points;
  }

  public Instant getRegisteredAt() {
    return registeredAt;
  }
}
