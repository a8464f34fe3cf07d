package dev.plumbline.benchmarks.mutation;

/** What a change of the schema means to the mapping. */
public enum Impact {
  /**
   * A statement of the entities fails or goes wrong, or the database no longer keeps what the
   * mapping declares. Must be reported, at least as a warning.
   */
  MATTERS,
  /**
   * The mapping does not contradict it, and cannot tell whether it breaks something: a business
   * rule that the database enforces in addition, a trigger. Worth a note; a warning is not wrong.
   */
  NOTEWORTHY,
  /** Every statement of the entities does what it did before. A warning would be a false alarm. */
  HARMLESS
}
