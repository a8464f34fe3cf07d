package dev.plumbline.hibernate;

/** The entities of a service cannot be found, or Hibernate cannot make sense of them. */
public final class EntitiesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EntitiesException(String message) {
    super(message);
  }

  EntitiesException(String message, Throwable cause) {
    super(message, cause);
  }
}
