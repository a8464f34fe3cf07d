package dev.plumbline.safety;

import java.util.Locale;

/** The modes in which a table can be locked, from the weakest to the strongest. */
enum LockMode {
  ACCESS_SHARE,
  ROW_SHARE,
  ROW_EXCLUSIVE,
  SHARE_UPDATE_EXCLUSIVE,
  SHARE,
  SHARE_ROW_EXCLUSIVE,
  EXCLUSIVE,
  ACCESS_EXCLUSIVE;

  /** As {@code pg_locks} spells it: {@code ShareRowExclusiveLock}. */
  static LockMode of(String catalogName) {
    String words = catalogName.replaceAll("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
    return valueOf(words.toUpperCase(Locale.ROOT));
  }

  /** Whether a SELECT waits for it. */
  boolean blocksReads() {
    return this == ACCESS_EXCLUSIVE;
  }

  /** Whether an INSERT, UPDATE or DELETE waits for it. */
  boolean blocksWrites() {
    return compareTo(SHARE) >= 0;
  }

  /** As SQL spells it. */
  @Override
  public String toString() {
    return name().replace('_', ' ');
  }
}
