package dev.plumbline.benchmarks.agreement;

import java.util.Locale;

/** In what two may differ. */
enum Aspect {
  /** One succeeds, the other fails. */
  OUTCOME,
  /** Both fail, at different changeSets. */
  FAILED_AT,
  /** By pg_dump, or by our catalog. */
  SCHEMA,
  /** Of all tables; positions of sequences. */
  ROWS,
  /** All but the checksums. */
  HISTORY,
  /** The history's. */
  CHECKSUMS,
  /** The verifier does not accept what a migration ended well with. */
  VERDICT;

  /** As it stands in reports and in the list of explained deviations. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
