package dev.plumbline.mappings.collections;

public enum Phase {
  PREPARE,
  BAKE,
  COOL
}
