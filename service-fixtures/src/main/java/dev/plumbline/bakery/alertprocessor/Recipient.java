package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Comment;

/** Somebody who is told. */
@SuppressWarnings("deprecation") // the successor of @Comment needs Jakarta Persistence 3.2
@Entity
@Table(name = "recipients")
@Comment("People and teams that are told about alerts")
public class Recipient {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 254)
  private String address;

  @Enumerated(EnumType.STRING)
  @Column(name = "minimum_severity", nullable = false, length = 16)
  @Comment("Anything below is not sent")
  private Severity minimumSeverity;

  protected Recipient() {}

  public Recipient(String address, Severity minimumSeverity) {
    this.address = address;
    this.minimumSeverity = minimumSeverity;
  }

  public boolean wants(Severity severity) {
    return severity.compareTo(minimumSeverity) >= 0;
  }

  public Long getId() {
    return id;
  }

  public String getAddress() {
    return address;
  }

  public Severity getMinimumSeverity() {
    return minimumSeverity;
  }
}
