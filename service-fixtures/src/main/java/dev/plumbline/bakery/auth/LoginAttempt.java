package dev.plumbline.bakery.auth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;

/** What happened when somebody tried to log in, whether or not there is such a user. */
@Entity
@Table(name = "login_attempts")
public class LoginAttempt {

  /** How an attempt ended. */
  public enum Outcome {
    SUCCEEDED,
    UNKNOWN_USER,
    WRONG_PASSWORD,
    NOT_ALLOWED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @Column(nullable = false, length = 254)
  private String email;

  @Column(name = "source_address", nullable = false)
  private InetAddress sourceAddress;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private Outcome outcome;

  @Column(name = "attempted_at", nullable = false)
  private Instant attemptedAt;

  protected LoginAttempt() {}

  public LoginAttempt(
      String email, InetAddress sourceAddress, Outcome outcome, Instant attemptedAt) {
    this.email = email;
    this.sourceAddress = sourceAddress;
    this.outcome = outcome;
    this.attemptedAt = attemptedAt;
  }

  public UUID id() {
    return id;
  }

  public String email() {
    return email;
  }

  public InetAddress sourceAddress() {
    return sourceAddress;
  }

  public Outcome outcome() {
    return outcome;
  }

  public Instant attemptedAt() {
    return attemptedAt;
  }
}
