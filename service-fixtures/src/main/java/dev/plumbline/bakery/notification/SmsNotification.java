package dev.plumbline.bakery.notification;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A text message; long ones are sent, and paid, in segments. */
@Entity
@DiscriminatorValue("SMS")
public class SmsNotification extends Notification {

  @Basic(optional = false)
  @Column(length = 20)
  private String phoneNumber;

  private Short segments;

  protected SmsNotification() {}

  public SmsNotification(
      Recipient recipient, Template template, Instant createdAt, String phoneNumber) {
    super(recipient, template, createdAt);
    this.phoneNumber = phoneNumber;
  }

  public void sentIn(int newSegments) {
    this.segments = (short) newSegments;
  }

  public String getPhoneNumber() {
    return phoneNumber;
  }

  public Short getSegments() {
    return segments;
  }
}
