package dev.plumbline.changelog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps a class from being loaded, in words that say what to do about it. */
public final class MissingCode {

  private static final Pattern CLASS_FILE =
      Pattern.compile(
          "([\\w/$]+) has been compiled .*\\(class file version (\\d+)", Pattern.DOTALL);

  /** Class files of Java 1 have version 45. */
  private static final int BEFORE_JAVA_1 = 44;

  private MissingCode() {}

  /** Empty if it is something else that went wrong. */
  public static Optional<String> reason(Throwable thrown) {
    UnsupportedClassVersionError newer = Causes.first(thrown, UnsupportedClassVersionError.class);
    if (newer != null) {
      return Optional.of(newer(String.valueOf(newer.getMessage())));
    }
    ExceptionInInitializerError initializer =
        Causes.first(thrown, ExceptionInInitializerError.class);
    if (initializer != null) {
      return Optional.of(
          "a class cannot be initialized: "
              + (initializer.getCause() == null ? initializer : initializer.getCause()));
    }
    ClassNotFoundException absent = Causes.first(thrown, ClassNotFoundException.class);
    NoClassDefFoundError undefined = Causes.first(thrown, NoClassDefFoundError.class);
    if (undefined != null) {
      return Optional.of(absent(String.valueOf(undefined.getMessage())));
    }
    if (absent != null) {
      return Optional.of(absent(String.valueOf(absent.getMessage())));
    }
    LinkageError linkage = Causes.first(thrown, LinkageError.class);
    return linkage == null ? Optional.empty() : Optional.of("a class cannot be used: " + linkage);
  }

  private static String newer(String message) {
    Matcher matcher = CLASS_FILE.matcher(message);
    return matcher.find()
        ? "class "
            + matcher.group(1).replace('/', '.')
            + " needs Java "
            + (Integer.parseInt(matcher.group(2)) - BEFORE_JAVA_1)
            + ", and this is Java "
            + Runtime.version().feature()
            + "; run with the newer one, or compile with --release "
            + Runtime.version().feature()
        : message;
  }

  private static String absent(String name) {
    return "class "
        + name.replace('/', '.')
        + " was not found on the class path; start with java -cp"
        + " plumbline.jar:<the jar with the class> dev.plumbline.cli.Plumbline …";
  }
}
