package dev.plumbline.bakery.notification;

/** Where a notification is on its way. */
public enum DeliveryStatus {
  QUEUED,
  SENT,
  DELIVERED,
  FAILED
}
