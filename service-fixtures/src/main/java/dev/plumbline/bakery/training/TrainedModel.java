package dev.plumbline.bakery.training;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.HashMap;
import java.util.Map;

/** What a finished training job has learnt. */
@Entity
@Table(
    name = "trained_models",
    uniqueConstraints = {
      @UniqueConstraint(
          name = "uq_trained_models_name_revision",
          columnNames = {"name", "revision"}),
      @UniqueConstraint(name = "uq_trained_models_training_job_id", columnNames = "training_job_id")
    })
public class TrainedModel {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "training_job_id", nullable = false)
  private TrainingJob trainingJob;

  @Column(nullable = false, length = 80)
  private String name;

  @Column(nullable = false)
  private int revision;

  @Column(nullable = false)
  private double[] weights;

  @Column(name = "lag_days", nullable = false)
  private int[] lagDays;

  @ElementCollection
  @CollectionTable(
      name = "trained_model_metrics",
      joinColumns = @JoinColumn(name = "trained_model_id"))
  @MapKeyColumn(name = "metric", length = 40)
  @Column(name = "value", nullable = false)
  private Map<String, Double> metrics = new HashMap<>();

  protected TrainedModel() {}

  public TrainedModel(
      TrainingJob trainingJob, String name, int revision, double[] weights, int[] lagDays) {
    this.trainingJob = trainingJob;
    this.name = name;
    this.revision = revision;
    this.weights = weights.clone();
    this.lagDays = lagDays.clone();
  }

  public Long id() {
    return id;
  }

  public TrainingJob trainingJob() {
    return trainingJob;
  }

  public String name() {
    return name;
  }

  public int revision() {
    return revision;
  }

  public double[] weights() {
    return weights.clone();
  }

  public int[] lagDays() {
    return lagDays.clone();
  }

  public void measured(String metric, double value) {
    metrics.put(metric, value);
  }

  public Map<String, Double> metrics() {
    return Map.copyOf(metrics);
  }
}
