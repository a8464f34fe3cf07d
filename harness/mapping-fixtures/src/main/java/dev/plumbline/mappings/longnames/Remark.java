package dev.plumbline.mappings.longnames;

public enum Remark {
  HOT,
  COLD
}
