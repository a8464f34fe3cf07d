package dev.plumbline.bakery.alertprocessor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.Length;

/** Several alerts with one cause: when the power fails, everything complains. */
@Entity
@Table(name = "incidents")
public class Incident {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 200)
  private String title;

  @Column(name = "root_cause", length = Length.LONG32)
  private String rootCause;

  @Column(name = "opened_at", nullable = false)
  private Instant openedAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @OneToMany(mappedBy = "incident")
  @OrderBy("raisedAt")
  private List<Alert> alerts = new ArrayList<>();

  protected Incident() {}

  public Incident(String title, Instant openedAt) {
    this.title = title;
    this.openedAt = openedAt;
  }

  public void close(String cause, Instant at) {
    this.rootCause = cause;
    this.closedAt = at;
  }

  public Long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public String getRootCause() {
    return rootCause;
  }

  public Instant getOpenedAt() {
    return openedAt;
  }

  public Instant getClosedAt() {
    return closedAt;
  }

  public List<Alert> getAlerts() {
    return Collections.unmodifiableList(alerts);
  }
}
