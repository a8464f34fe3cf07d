package dev.plumbline.bakery.sales;

/** How an order reached the bakery. */
public enum SalesChannel {
  COUNTER,
  PHONE,
  ONLINE
}
