package dev.plumbline.bakery.orders;

/** How far an order has come. */
public enum OrderStatus {
  PLACED,
  CONFIRMED,
  READY,
  PICKED_UP,
  CANCELLED
}
