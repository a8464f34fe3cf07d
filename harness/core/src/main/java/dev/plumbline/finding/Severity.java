package dev.plumbline.finding;

/** How bad a finding is, from harmless to breaking. */
public enum Severity {
  /** Nothing breaks; worth knowing. */
  NOTE,
  /** Works today, but something that the team declared does not hold. */
  WARNING,
  /** A statement, a migration or a start-up will fail, or data will go wrong. */
  ERROR
}
