package dev.plumbline.bakery.notification;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** An e-mail, with the headers it was sent with. */
@Entity
@DiscriminatorValue("EMAIL")
public class EmailNotification extends Notification {

  @Basic(optional = false)
  @Column(length = 254)
  private String toAddress;

  @ElementCollection
  @MapKeyColumn(name = "headerName", length = 80)
  @Column(name = "headerValue", nullable = false, length = 998)
  private Map<String, String> headers = new HashMap<>();

  protected EmailNotification() {}

  public EmailNotification(
      Recipient recipient, Template template, Instant createdAt, String toAddress) {
    super(recipient, template, createdAt);
    this.toAddress = toAddress;
  }

  public void header(String name, String value) {
    headers.put(name, value);
  }

  public String getToAddress() {
    return toAddress;
  }

  public Map<String, String> getHeaders() {
    return Collections.unmodifiableMap(headers);
  }
}
