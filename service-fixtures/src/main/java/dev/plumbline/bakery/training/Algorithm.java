package dev.plumbline.bakery.training;

/** How a model learns. A type of the database. */
public enum Algorithm {
  ARIMA,
  GRADIENT_BOOSTING,
  PROPHET
}
