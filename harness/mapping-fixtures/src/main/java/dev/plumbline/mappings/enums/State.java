package dev.plumbline.mappings.enums;

public enum State {
  OPEN,
  WAITING,
  DONE
}
