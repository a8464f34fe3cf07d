package dev.plumbline.bakery.sales;

/** How a sale is paid. */
public enum PaymentMethod {
  CASH,
  CARD,
  BANK_TRANSFER
}
