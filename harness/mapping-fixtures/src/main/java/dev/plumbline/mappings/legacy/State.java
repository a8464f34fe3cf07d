package dev.plumbline.mappings.legacy;

public enum State {
  ON,
  OFF
}
