package dev.plumbline.bakery.notification;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A push message to one device, with data for the app. */
@Entity
@DiscriminatorValue("PUSH")
public class PushNotification extends Notification {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Device device;

  @ElementCollection
  @MapKeyColumn(name = "dataKey", length = 60)
  @Column(name = "dataValue", nullable = false, length = 500)
  private Map<String, String> payload = new HashMap<>();

  protected PushNotification() {}

  public PushNotification(Template template, Instant createdAt, Device device) {
    super(device.getOwner(), template, createdAt);
    this.device = device;
  }

  public void attach(String key, String value) {
    payload.put(key, value);
  }

  public Device getDevice() {
    return device;
  }

  public Map<String, String> getPayload() {
    return Collections.unmodifiableMap(payload);
  }
}
