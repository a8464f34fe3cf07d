package dev.plumbline.bakery.orders;

/** Who orders. */
public enum CustomerKind {
  PRIVATE,
  CAFE,
  HOTEL,
  RETAILER
}
