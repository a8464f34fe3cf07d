package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.List;
import liquibase.Scope;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import org.jspecify.annotations.Nullable;

/** Liquibase looks for the classes of custom preconditions only when it is their turn. */
final class CustomPreconditions {

  private CustomPreconditions() {}

  /** Why classes that the preconditions name cannot be used, each. */
  static List<String> errors(@Nullable Precondition precondition) {
    List<String> errors = new ArrayList<>();
    if (precondition instanceof PreconditionLogic logic) {
      logic.getNestedPreconditions().forEach(nested -> errors.addAll(errors(nested)));
    } else if (precondition instanceof CustomPreconditionWrapper custom) {
      try {
        Class.forName(custom.getClassName(), false, Scope.getCurrentScope().getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        errors.add(MissingCode.reason(e).orElseGet(e::toString));
      }
    }
    return errors;
  }
}
