package dev.plumbline.bakery.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;

/** What the provider answered when we tried. */
@Entity
@Table(
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_delivery_attempt_number",
            columnNames = {"notification_id", "attemptNumber"}))
public class DeliveryAttempt {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Notification notification;

  @Column(nullable = false)
  private short attemptNumber;

  @Column(nullable = false)
  private Instant attemptedAt;

  @Column(nullable = false)
  private boolean accepted;

  @Column(length = 1000)
  private String providerMessage;

  protected DeliveryAttempt() {}

  public DeliveryAttempt(
      Notification notification, int attemptNumber, Instant attemptedAt, boolean accepted) {
    this.notification = notification;
    this.attemptNumber = (short) attemptNumber;
    this.attemptedAt = attemptedAt;
    this.accepted = accepted;
  }

  public void answeredWith(String message) {
    this.providerMessage = message;
  }

  public Long getId() {
    return id;
  }

  public Notification getNotification() {
    return notification;
  }

  public short getAttemptNumber() {
    return attemptNumber;
  }

  public Instant getAttemptedAt() {
    return attemptedAt;
  }

  public boolean isAccepted() {
    return accepted;
  }

  public String getProviderMessage() {
    return providerMessage;
  }
}
