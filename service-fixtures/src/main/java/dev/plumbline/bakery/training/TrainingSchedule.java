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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** When a dataset is learnt from again. */
@Entity
@Table(name = "training_schedules")
public class TrainingSchedule {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "dataset_id", nullable = false)
  private Dataset dataset;

  @JdbcTypeCode(SqlTypes.NAMED_ENUM)
  @Column(nullable = false)
  private Algorithm algorithm;

  @Column(name = "days_between", nullable = false)
  private short daysBetween;

  @Column(name = "starts_at", nullable = false)
  private LocalTime startsAt;

  @Column(nullable = false)
  private LocalDate[] pauses;

  protected TrainingSchedule() {}

  public TrainingSchedule(
      Dataset dataset, Algorithm algorithm, int daysBetween, LocalTime startsAt) {
    this.dataset = dataset;
    this.algorithm = algorithm;
    this.daysBetween = (short) daysBetween;
    this.startsAt = startsAt;
    this.pauses = new LocalDate[0];
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

  public int daysBetween() {
    return daysBetween;
  }

  public LocalTime startsAt() {
    return startsAt;
  }

  public void pauseOn(List<LocalDate> days) {
    pauses = days.toArray(LocalDate[]::new);
  }

  public boolean runsOn(LocalDate day) {
    return !List.of(pauses).contains(day);
  }
}
