package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** When a source shall raise an alert, and whom to tell. */
@Entity
@Table(
    name = "alert_rules",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_alert_rules_code",
            columnNames = {"source_id", "code"}))
public class AlertRule {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "source_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_alert_rules_source"))
  private AlertSource source;

  @Column(nullable = false, length = 60)
  private String code;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private Severity severity;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  private Map<String, Object> condition;

  @Column(nullable = false)
  private boolean enabled = true;

  @ManyToMany
  @JoinTable(
      name = "alert_rule_recipients",
      joinColumns = @JoinColumn(name = "rule_id"),
      foreignKey = @ForeignKey(name = "fk_alert_rule_recipients_rule"),
      inverseJoinColumns = @JoinColumn(name = "recipient_id"),
      inverseForeignKey = @ForeignKey(name = "fk_alert_rule_recipients_recipient"))
  private Set<Recipient> recipients = new HashSet<>();

  protected AlertRule() {}

  public AlertRule(
      AlertSource source, String code, Severity severity, Map<String, Object> condition) {
    this.source = source;
    this.code = code;
    this.severity = severity;
    this.condition = Map.copyOf(condition);
  }

  public void tell(Recipient recipient) {
    recipients.add(recipient);
  }

  public void disable() {
    this.enabled = false;
  }

  public Long getId() {
    return id;
  }

  public AlertSource getSource() {
    return source;
  }

  public String getCode() {
    return code;
  }

  public Severity getSeverity() {
    return severity;
  }

  public Map<String, Object> getCondition() {
    return Collections.unmodifiableMap(condition);
  }

  public boolean isEnabled() {
    return enabled;
  }

  public Set<Recipient> getRecipients() {
    return Collections.unmodifiableSet(recipients);
  }
}
