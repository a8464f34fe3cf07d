package dev.plumbline.bakery.notification;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message to one recipient by one channel. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "channel", length = 16)
@Table(
    indexes =
        @Index(
            name = "ix_notification_status_created_at",
            columnList = "deliveryStatus, createdAt"))
public abstract class Notification {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Recipient recipient;

  @ManyToOne(fetch = FetchType.LAZY)
  private Template template;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private DeliveryStatus deliveryStatus = DeliveryStatus.QUEUED;

  @Column(nullable = false, updatable = false)
  private Instant createdAt;

  protected Notification() {}

  protected Notification(Recipient recipient, Template template, Instant createdAt) {
    this.recipient = recipient;
    this.template = template;
    this.createdAt = createdAt;
  }

  public void record(DeliveryStatus newStatus) {
    this.deliveryStatus = newStatus;
  }

  public Long getId() {
    return id;
  }

  public Recipient getRecipient() {
    return recipient;
  }

  public Template getTemplate() {
    return template;
  }

  public DeliveryStatus getDeliveryStatus() {
    return deliveryStatus;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}
