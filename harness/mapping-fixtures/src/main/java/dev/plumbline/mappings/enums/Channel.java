package dev.plumbline.mappings.enums;

public enum Channel {
  MAIL,
  PHONE
}
