package dev.plumbline.mappings.converters;

public enum Plan {
  BASIC("B"),
  PREMIUM("P");

  final String code;

  Plan(String code) {
    this.code = code;
  }
}
