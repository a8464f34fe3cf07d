package dev.plumbline.mappings.envers;

public enum Kind {
  LIST,
  SALE
}
