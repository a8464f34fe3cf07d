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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One attempt to train a model. */
@Entity
@Table(name = "training_jobs")
public class TrainingJob {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "dataset_id", nullable = false)
  private Dataset dataset;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  private Algorithm algorithm;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  private Stage stage = Stage.QUEUED;

  @Column(nullable = false, length = 40)
  private List<String> tags = new ArrayList<>();

  @ElementCollection
  @CollectionTable(
      name = "training_job_parameters",
      joinColumns = @JoinColumn(name = "training_job_id"))
  @MapKeyColumn(name = "parameter", length = 60)
  @Column(name = "value", nullable = false)
  private Map<String, Double> parameters = new HashMap<>();

  @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
  @Column(name = "time_limit", nullable = false)
  private Duration timeLimit;

  @Column(name = "queued_at", nullable = false)
  private Instant queuedAt;

  @Column(name = "started_at")
  private Instant startedAt;

  /** Nanoseconds from start to end. */
  private Duration took;

  protected TrainingJob() {}

  public TrainingJob(Dataset dataset, Algorithm algorithm, Duration timeLimit, Instant queuedAt) {
    this.dataset = dataset;
    this.algorithm = algorithm;
    this.timeLimit = timeLimit;
    this.queuedAt = queuedAt;
  }

  public Long id() {
    return id;
  }

  public Dataset dataset() {
    return dataset;
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  public Stage stage() {
    return stage;
  }

  public Duration timeLimit() {
    return timeLimit;
  }

  public Instant queuedAt() {
    return queuedAt;
  }

  public Optional<Duration> took() {
    return Optional.ofNullable(took);
  }

  public List<String> tags() {
    return List.copyOf(tags);
  }

  public Map<String, Double> parameters() {
    return Map.copyOf(parameters);
  }

  public void tag(String tag) {
    tags.add(tag);
  }

  public void set(String parameter, double value) {
    parameters.put(parameter, value);
  }

  public void start(Instant at) {
    stage = Stage.RUNNING;
    startedAt = at;
  }

  public void finish(Instant at) {
    end(Stage.FINISHED, at);
  }

  public void fail(Instant at) {
    end(Stage.FAILED, at);
  }

  public void cancel() {
    stage = Stage.CANCELLED;
  }

  private void end(Stage last, Instant at) {
    if (stage != Stage.RUNNING) {
      throw new IllegalStateException("not running but " + stage);
    }
    stage = last;
    took = Duration.between(startedAt, at);
  }
}
