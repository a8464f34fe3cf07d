package dev.plumbline.bakery.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A time during which a model makes the forecasts of a bakery. */
@Entity
@Table(name = "model_deployments")
public class ModelDeployment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "trained_model_id", nullable = false)
  private TrainedModel trainedModel;

  @Column(nullable = false, length = 60)
  private String bakery;

  @Column(name = "deployed_at", nullable = false)
  private Instant deployedAt;

  @Column(name = "retired_at")
  private Instant retiredAt;

  protected ModelDeployment() {}

  public ModelDeployment(TrainedModel trainedModel, String bakery, Instant deployedAt) {
    this.trainedModel = trainedModel;
    this.bakery = bakery;
    this.deployedAt = deployedAt;
  }

  public Long id() {
    return id;
  }

  public TrainedModel trainedModel() {
    return trainedModel;
  }

  public String bakery() {
    return bakery;
  }

  public Instant deployedAt() {
    return deployedAt;
  }

  public boolean isActive() {
    return retiredAt == null;
  }

  public void retire(Instant at) {
    retiredAt = at;
  }
}
