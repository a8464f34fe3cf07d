package dev.plumbline.bakery.external;

/** The sky in one word. */
public enum WeatherCondition {
  CLEAR,
  CLOUDY,
  RAIN,
  STORM,
  SNOW
}
