package dev.plumbline.bakery.alertprocessor;

/** What has become of an alert. */
public enum AlertStatus {
  OPEN,
  ACKNOWLEDGED,
  RESOLVED,
  SUPPRESSED
}
