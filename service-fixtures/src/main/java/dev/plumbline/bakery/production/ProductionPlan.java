package dev.plumbline.bakery.production;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;

/** What we bake on a day. */
@Entity
@Table(
    name = "production_plans",
    uniqueConstraints =
        @UniqueConstraint(name = "uq_production_plans_plan_date", columnNames = "plan_date"))
public class ProductionPlan {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "plan_date", nullable = false)
  private LocalDate planDate;

  @Column(length = 500)
  private String notes;

  protected ProductionPlan() {}

  public ProductionPlan(LocalDate planDate) {
    this.planDate = planDate;
  }

  public void note(String text) {
    this.notes = text;
  }

  public Long getId() {
    return id;
  }

  public LocalDate getPlanDate() {
    return planDate;
  }

  public String getNotes() {
    return notes;
  }
}
