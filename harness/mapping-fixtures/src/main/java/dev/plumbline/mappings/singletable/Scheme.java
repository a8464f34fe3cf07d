package dev.plumbline.mappings.singletable;

public enum Scheme {
  VISA,
  MASTERCARD
}
