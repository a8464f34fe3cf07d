package dev.plumbline.bakery.auth;

/** Whether an account may be used. */
public enum AccountStatus {
  INVITED,
  ACTIVE,
  LOCKED,
  CLOSED
}
