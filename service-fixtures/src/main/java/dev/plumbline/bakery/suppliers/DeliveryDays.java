package dev.plumbline.bakery.suppliers;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/** The days of the week on which a supplier delivers. */
public record DeliveryDays(Set<DayOfWeek> days) {

  public DeliveryDays {
    days = Set.copyOf(days);
  }

  public static DeliveryDays of(DayOfWeek first, DayOfWeek... others) {
    return new DeliveryDays(EnumSet.of(first, others));
  }

  public boolean includes(DayOfWeek day) {
    return days.contains(day);
  }

  /** Monday is the lowest of the seven bits. */
  short toBits() {
    int bits = 0;
    for (DayOfWeek day : days) {
      bits |= bit(day);
    }
    return (short) bits;
  }

  static DeliveryDays fromBits(short bits) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if ((bits & bit(day)) != 0) {
        days.add(day);
      }
    }
    return new DeliveryDays(days);
  }

  private static int bit(DayOfWeek day) {
    return 1 << (day.getValue() - 1);
  }
}
