package dev.plumbline.bakery.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.UUID;

/** A phone or tablet that takes push notifications. */
@Entity
@Table(
    uniqueConstraints = {
      @UniqueConstraint(name = "uq_device_push_token", columnNames = "pushToken"),
      @UniqueConstraint(
          name = "uq_device_owner_label",
          columnNames = {"owner_id", "label"})
    })
public class Device {

  @Id @GeneratedValue private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Recipient owner;

  @Column(nullable = false, length = 40)
  private String label;

  @Column(nullable = false)
  private String pushToken;

  protected Device() {}

  Device(Recipient owner, String label, String pushToken) {
    this.owner = owner;
    this.label = label;
    this.pushToken = pushToken;
  }

  public UUID getId() {
    return id;
  }

  public Recipient getOwner() {
    return owner;
  }

  public String getLabel() {
    return label;
  }

  public String getPushToken() {
    return pushToken;
  }
}
