package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;

/** Who changed audited entities, and when. */
@Entity
@Table(name = "revisions")
@RevisionEntity(PlanRevisionListener.class)
public class PlanRevision {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revisions")
  @SequenceGenerator(name = "revisions", sequenceName = "revisions_seq", allocationSize = 1)
  @RevisionNumber
  private Long id;

  @RevisionTimestamp
  @Column(name = "changed_at", nullable = false)
  private Instant changedAt;

  @Column(name = "changed_by", nullable = false, length = 60)
  private String changedBy;

  public Long getId() {
    return id;
  }

  public Instant getChangedAt() {
    return changedAt;
  }

  public String getChangedBy() {
    return changedBy;
  }

  void setChangedBy(String changedBy) {
    this.changedBy = changedBy;
  }
}
