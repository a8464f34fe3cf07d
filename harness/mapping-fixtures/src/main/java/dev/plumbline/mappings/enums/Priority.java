package dev.plumbline.mappings.enums;

public enum Priority {
  LOW,
  HIGH
}
