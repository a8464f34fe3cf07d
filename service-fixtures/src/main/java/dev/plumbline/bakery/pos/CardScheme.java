package dev.plumbline.bakery.pos;

/** Whose card it is. */
public enum CardScheme {
  MAESTRO,
  MASTERCARD,
  VISA,
  AMERICAN_EXPRESS
}
