package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.envers.AuditTable;
import org.hibernate.envers.Audited;

/** An oven; the food inspector wants to know which temperature it was allowed, and when. */
@Entity
@Table(
    name = "ovens",
    uniqueConstraints = @UniqueConstraint(name = "uq_ovens_label", columnNames = "label"))
@Audited
@AuditTable("ovens_aud")
public class Oven {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 30)
  private String label;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private OvenKind kind;

  @Column(name = "max_celsius", nullable = false)
  private short maxCelsius;

  @Column(name = "in_service", nullable = false)
  private boolean inService = true;

  protected Oven() {}

  public Oven(String label, OvenKind kind, int maxCelsius) {
    this.label = label;
    this.kind = kind;
    this.maxCelsius = (short) maxCelsius;
  }

  public void limitTo(int celsius) {
    this.maxCelsius = (short) celsius;
  }

  public void takeOutOfService() {
    this.inService = false;
  }

  public Long getId() {
    return id;
  }

  public String getLabel() {
    return label;
  }

  public OvenKind getKind() {
    return kind;
  }

  public short getMaxCelsius() {
    return maxCelsius;
  }

  public boolean isInService() {
    return inService;
  }
}
