package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
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
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.envers.AuditJoinTable;
import org.hibernate.envers.AuditTable;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.hibernate.envers.RelationTargetAuditMode;

/** A dough on its way to bread. */
@Entity
@Table(
    name = "batches",
    indexes = {
      @Index(name = "ix_batches_plan", columnList = "plan_id"),
      @Index(name = "ix_batches_oven_starts_at", columnList = "oven_id, starts_at")
    })
@Audited
@AuditTable("batches_aud")
public class Batch {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private int version;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "plan_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_batches_plan"))
  @NotAudited
  private ProductionPlan plan;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "product_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_batches_product"))
  @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
  private Product product;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "oven_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_batches_oven"))
  private Oven oven;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 16)
  private BatchStatus status;

  @Column(nullable = false)
  private int pieces;

  @Column(name = "starts_at", nullable = false)
  private Instant startsAt;

  @ManyToMany
  @JoinTable(
      name = "batch_bakers",
      joinColumns = @JoinColumn(name = "batch_id"),
      foreignKey = @ForeignKey(name = "fk_batch_bakers_batch"),
      inverseJoinColumns = @JoinColumn(name = "baker_id"),
      inverseForeignKey = @ForeignKey(name = "fk_batch_bakers_baker"))
  @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
  @AuditJoinTable(name = "batch_bakers_aud")
  private Set<Baker> bakers = new HashSet<>();

  @OneToMany(mappedBy = "batch")
  @OrderBy("checkedAt")
  @NotAudited
  private List<QualityCheck> checks = new ArrayList<>();

  protected Batch() {}

  public Batch(ProductionPlan plan, Product product, Oven oven, int pieces, Instant startsAt) {
    this.plan = plan;
    this.product = product;
    this.oven = oven;
    this.status = BatchStatus.PLANNED;
    this.pieces = pieces;
    this.startsAt = startsAt;
  }

  public void assign(Baker baker) {
    bakers.add(baker);
  }

  public void moveTo(Oven other) {
    this.oven = other;
  }

  public void advanceTo(BatchStatus newStatus) {
    this.status = newStatus;
  }

  public Long getId() {
    return id;
  }

  public ProductionPlan getPlan() {
    return plan;
  }

  public Product getProduct() {
    return product;
  }

  public Oven getOven() {
    return oven;
  }

  public BatchStatus getStatus() {
    return status;
  }

  public int getPieces() {
    return pieces;
  }

  public Instant getStartsAt() {
    return startsAt;
  }

  public Set<Baker> getBakers() {
    return Collections.unmodifiableSet(bakers);
  }

  public List<QualityCheck> getChecks() {
    return Collections.unmodifiableList(checks);
  }
}
