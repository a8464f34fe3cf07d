package dev.plumbline.benchmarks.report;

/** What a row's figures are in. */
public enum Unit {
  /** Milliseconds. */
  MILLISECONDS("ms"),
  /** 2²⁰ bytes. */
  MEBIBYTES("MiB"),
  /** How many. */
  COUNT("");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** As it stands in reports. */
  public String symbol() {
    return symbol;
  }
}
