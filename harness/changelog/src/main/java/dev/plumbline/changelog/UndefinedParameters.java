package dev.plumbline.changelog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.serializer.LiquibaseSerializable;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that nobody defines. Liquibase lets them stand as they are written. In SQL and in
 * values that may be meant, as in a template that is stored; in a name or a path it never is.
 */
final class UndefinedParameters {

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^${}:][^${}]*\\}");

  private static final Pattern NAME =
      Pattern.compile("(?:.*name|.*names|path|.*file|.*type|tag)", Pattern.CASE_INSENSITIVE);

  private UndefinedParameters() {}

  /** Each parameter that stands, undefined, for a name or a path. */
  static List<String> errors(ChangeSet changeSet) {
    List<String> errors = new ArrayList<>();
    if (changeSet.getPreconditions() != null
        && !changeSet.getPreconditions().getNestedPreconditions().isEmpty()) {
      // may be meant for other databases, for which the parameter is defined
      return errors;
    }
    changeSet.getChanges().forEach(change -> look(change, errors));
    changeSet.getRollback().getChanges().forEach(change -> look(change, errors));
    return errors;
  }

  private static void look(LiquibaseSerializable part, List<String> errors) {
    for (String field : part.getSerializableFields()) {
      look(part.getSerializedObjectName(), field, part.getSerializableFieldValue(field), errors);
    }
  }

  private static void look(String part, String field, @Nullable Object value, List<String> errors) {
    if (value instanceof LiquibaseSerializable nested) {
      look(nested, errors);
    } else if (value instanceof Collection<?> values) {
      values.forEach(each -> look(part, field, each, errors));
    } else if (value instanceof String text
        && NAME.matcher(field.toLowerCase(Locale.ROOT)).matches()) {
      Matcher matcher = PARAMETER.matcher(text);
      while (matcher.find()) {
        errors.add(
            matcher.group()
                + " in the "
                + field
                + " of "
                + part
                + " is not defined; define it as a property or with -D");
      }
    }
  }
}
