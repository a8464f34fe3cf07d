package dev.plumbline.benchmarks.agreement;

/** Who migrates. */
interface Subject {

  /** How reports call it. */
  String name();

  /** Applies all that is pending. */
  Outcome migrate(Job job);

  /** Applies at most so many changeSets. */
  Outcome migrate(Job job, int count);

  /** Rolls back so many changeSets. */
  Outcome rollback(Job job, int count);
}
