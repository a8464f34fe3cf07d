package dev.plumbline.bakery.pos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;

/** A shop, by the short code that is printed on its receipts. */
@Entity
@Table(name = "stores")
public class Store {

  @Id
  @Column(name = "store_code", length = 8)
  private String code;

  @NaturalId(mutable = true)
  @Column(nullable = false, length = 80)
  private String name;

  @Column(name = "time_zone", nullable = false, length = 40)
  private String timeZone;

  protected Store() {}

  public Store(String code, String name, String timeZone) {
    this.code = code;
    this.name = name;
    this.timeZone = timeZone;
  }

  public String getCode() {
    return code;
  }

  public String getName() {
    return name;
  }

  public String getTimeZone() {
    return timeZone;
  }
}
