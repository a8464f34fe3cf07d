package dev.plumbline.changelog;

/** There is no changelog where one was looked for, or more than one. */
public final class ChangelogNotFoundException extends ChangelogException {

  private static final long serialVersionUID = 1L;

  ChangelogNotFoundException(String message) {
    super(message, null);
  }
}
