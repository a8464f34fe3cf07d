package dev.plumbline.mappings.embeddables;

public enum Unit {
  MILLIMETRE,
  INCH
}
