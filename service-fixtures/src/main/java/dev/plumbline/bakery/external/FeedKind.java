package dev.plumbline.bakery.external;

/** What a data source tells us about. */
public enum FeedKind {
  WEATHER,
  TRAFFIC,
  EVENTS
}
