package dev.plumbline.bakery.notification;

/** A way to reach somebody. */
public enum Channel {
  EMAIL,
  SMS,
  PUSH
}
