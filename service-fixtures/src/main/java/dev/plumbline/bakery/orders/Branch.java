package dev.plumbline.bakery.orders;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.annotations.Collate;

/** Where orders are picked up. */
@Entity
@Table(
    name = "branches",
    uniqueConstraints = @UniqueConstraint(name = "uq_branches_code", columnNames = "code"))
public class Branch {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Collate("C")
  @Column(nullable = false, length = 10)
  private String code;

  @Column(name = "opens_at", nullable = false)
  private LocalTime opensAt;

  @Column(name = "closes_at", nullable = false)
  private LocalTime closesAt;

  @OneToMany(mappedBy = "branch", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("startsAt")
  private List<PickupSlot> pickupSlots = new ArrayList<>();

  protected Branch() {}

  public Branch(String code, LocalTime opensAt, LocalTime closesAt) {
    this.code = code;
    this.opensAt = opensAt;
    this.closesAt = closesAt;
  }

  public PickupSlot offerPickup(DayOfWeek weekday, LocalTime startsAt, int capacity) {
    if (startsAt.isBefore(opensAt) || startsAt.isAfter(closesAt)) {
      throw new IllegalArgumentException(code + " is closed at " + startsAt);
    }
    PickupSlot slot = new PickupSlot(this, weekday, startsAt, capacity);
    pickupSlots.add(slot);
    return slot;
  }

  public Long getId() {
    return id;
  }

  public String getCode() {
    return code;
  }

  public LocalTime getOpensAt() {
    return opensAt;
  }

  public LocalTime getClosesAt() {
    return closesAt;
  }

  public List<PickupSlot> getPickupSlots() {
    return Collections.unmodifiableList(pickupSlots);
  }
}
