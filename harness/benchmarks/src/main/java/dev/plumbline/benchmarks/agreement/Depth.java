package dev.plumbline.benchmarks.agreement;

/** Which ways a case goes. */
enum Depth {
  /** Through the reference and through Plumbline. */
  BRIEF,
  /** Both are rolled back, too, dumped by pg_dump, and a plan is executed by psql. */
  USUAL,
  /** One takes over from the other as well, at the end and in the middle, and so do newer peers. */
  THOROUGH
}
