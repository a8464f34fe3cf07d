package dev.plumbline.bakery.alertprocessor;

/** How loud the alarm is. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
