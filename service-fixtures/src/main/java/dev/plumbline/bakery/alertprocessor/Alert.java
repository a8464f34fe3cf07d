package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that went wrong, with whatever the source had to say about it. */
@Entity
@Table(
    name = "alerts",
    indexes = {
      @Index(name = "ix_alerts_source_raised_at", columnList = "source_id, raised_at desc"),
      @Index(name = "ix_alerts_incident", columnList = "incident_id")
    })
public class Alert {

  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "source_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_alerts_source"))
  private AlertSource source;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "rule_id", foreignKey = @ForeignKey(name = "fk_alerts_rule"))
  private AlertRule rule;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "incident_id", foreignKey = @ForeignKey(name = "fk_alerts_incident"))
  private Incident incident;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Severity severity;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private AlertStatus status;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  private Map<String, Object> payload;

  @ElementCollection
  @CollectionTable(
      name = "alert_labels",
      joinColumns = @JoinColumn(name = "alert_id"),
      foreignKey = @ForeignKey(name = "fk_alert_labels_alert"))
  @Column(name = "label", nullable = false, length = 40)
  private Set<String> labels = new HashSet<>();

  @Column(name = "raised_at", nullable = false, updatable = false)
  private Instant raisedAt;

  protected Alert() {}

  public Alert(AlertSource source, Severity severity, Map<String, Object> payload, Instant at) {
    this.source = source;
    this.severity = severity;
    this.status = AlertStatus.OPEN;
    this.payload = Map.copyOf(payload);
    this.raisedAt = at;
  }

  public Alert(AlertRule rule, Map<String, Object> payload, Instant at) {
    this(rule.getSource(), rule.getSeverity(), payload, at);
    this.rule = rule;
  }

  public void label(String label) {
    labels.add(label);
  }

  public void belongsTo(Incident newIncident) {
    this.incident = newIncident;
  }

  public Acknowledgement acknowledge(String by, Instant at) {
    this.status = AlertStatus.ACKNOWLEDGED;
    return new Acknowledgement(this, by, at);
  }

  public void resolve() {
    this.status = AlertStatus.RESOLVED;
  }

  public UUID getId() {
    return id;
  }

  public AlertSource getSource() {
    return source;
  }

  public AlertRule getRule() {
    return rule;
  }

  public Incident getIncident() {
    return incident;
  }

  public Severity getSeverity() {
    return severity;
  }

  public AlertStatus getStatus() {
    return status;
  }

  public Map<String, Object> getPayload() {
    return Collections.unmodifiableMap(payload);
  }

  public Set<String> getLabels() {
    return Collections.unmodifiableSet(labels);
  }

  public Instant getRaisedAt() {
    return raisedAt;
  }
}
