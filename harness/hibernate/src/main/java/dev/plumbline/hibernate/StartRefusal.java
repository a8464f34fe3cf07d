package dev.plumbline.hibernate;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hibernate's reasons not to start, for people. */
final class StartRefusal {

  private StartRefusal() {}

  /** Every message of the chain that says more than the one before. */
  static String words(Throwable e) {
    List<String> said = new ArrayList<>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (isOnlyWrapping(cause)) {
        continue;
      }
      String message = message(cause);
      String before = said.isEmpty() ? "" : said.get(said.size() - 1);
      if (!before.contains(message.replaceFirst("[.]$", ""))) {
        said.add(Sentences.one(message));
      }
    }
    return said.stream().collect(Collectors.joining(" Cause: "));
  }

  /** Reflection's way to say that something has failed, not what. */
  private static boolean isOnlyWrapping(Throwable e) {
    return e.getCause() != null
        && (e instanceof InvocationTargetException
            || e.getCause().toString().equals(e.getMessage())
            || (e instanceof TypeNotPresentException type && type.typeName().equals("[unknown]")));
  }

  /** What is missing is all that the JVM says of a class that it cannot find. */
  private static String message(Throwable e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    message = message.replaceFirst("\\s*\\[persistence unit: " + ManagedUnit.NAME + "]", "");
    return e instanceof ClassNotFoundException || e instanceof NoClassDefFoundError
        ? "The class " + message.replace('/', '.') + " is not on the class path"
        : message;
  }

  static String fix(Throwable e, Map<String, ?> settings) {
    return (isMissingClass(e)
            ? "Correct the name of the class where the mapping or a setting mentions it, or add"
                + " the dependency that has it to the class path of the tests"
            : "Correct the mapping")
        + (settings.isEmpty() || isMissingClass(e)
            ? "."
            : ", or the settings " + settings.keySet().stream().sorted().toList() + ".");
  }

  private static boolean isMissingClass(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
        return true;
      }
    }
    return false;
  }
}
