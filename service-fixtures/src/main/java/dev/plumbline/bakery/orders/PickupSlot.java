package dev.plumbline.bakery.orders;

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
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.DayOfWeek;
import java.time.LocalTime;

/** A quarter of an hour in which a branch hands out orders. */
@Entity
@Table(
    name = "pickup_slots",
    uniqueConstraints =
        @UniqueConstraint(
            name = "uq_pickup_slots_branch_weekday_starts_at",
            columnNames = {"branch_id", "weekday", "starts_at"}))
public class PickupSlot {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(
      name = "branch_id",
      nullable = false,
      foreignKey = @ForeignKey(name = "fk_pickup_slots_branch"))
  private Branch branch;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 9)
  private DayOfWeek weekday;

  @Column(name = "starts_at", nullable = false)
  private LocalTime startsAt;

  @Column(nullable = false)
  private short capacity;

  protected PickupSlot() {}

  PickupSlot(Branch branch, DayOfWeek weekday, LocalTime startsAt, int capacity) {
    this.branch = branch;
    this.weekday = weekday;
    this.startsAt = startsAt;
    this.capacity = (short) capacity;
  }

  public Long getId() {
    return id;
  }

  public Branch getBranch() {
    return branch;
  }

  public DayOfWeek getWeekday() {
    return weekday;
  }

  public LocalTime getStartsAt() {
    return startsAt;
  }

  public short getCapacity() {
    return capacity;
  }
}
