package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody takes care of an alert. */
@Entity
@Table(name = "acknowledgements")
public class Acknowledgement {

  @Id private UUID alertId;

  @MapsId
  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "alert_id", foreignKey = @ForeignKey(name = "fk_acknowledgements_alert"))
  private Alert alert;

  @Column(name = "acknowledged_by", nullable = false, length = 120)
  private String acknowledgedBy;

  @Column(name = "acknowledged_at", nullable = false)
  private Instant acknowledgedAt;

  @Column(length = 1000)
  private String note;

  protected Acknowledgement() {}

  Acknowledgement(Alert alert, String acknowledgedBy, Instant acknowledgedAt) {
    this.alert = alert;
    this.acknowledgedBy = acknowledgedBy;
    this.acknowledgedAt = acknowledgedAt;
  }

  public void note(String text) {
    this.note = text;
  }

  public UUID getAlertId() {
    return alertId;
  }

  public Alert getAlert() {
    return alert;
  }

  public String getAcknowledgedBy() {
    return acknowledgedBy;
  }

  public Instant getAcknowledgedAt() {
    return acknowledgedAt;
  }

  public String getNote() {
    return note;
  }
}
