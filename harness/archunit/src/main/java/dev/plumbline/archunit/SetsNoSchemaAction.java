package dev.plumbline.archunit;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;

/**
 * No code sets what configuration must not set: neither as {@code put("hibernate.hbm2ddl.auto",
 * "update")} nor as {@code "spring.jpa.hibernate.ddl-auto=update"}.
 */
final class SetsNoSchemaAction extends ArchCondition<JavaClass> {

  SetsNoSchemaAction() {
    super("set no property that changes a schema");
  }

  @Override
  public void check(JavaClass javaClass, ConditionEvents events) {
    List<StringLiteral> literals = StringLiterals.of(javaClass);
    for (int i = 0; i < literals.size(); i++) {
      StringLiteral literal = literals.get(i);
      int equals = literal.text().indexOf('=');
      if (equals > 0) {
        String key = literal.text().substring(0, equals).replaceFirst("^--?D?", "");
        check(javaClass, literal, key, literal.text().substring(equals + 1), events);
      } else if (i + 1 < literals.size() && literal.owner().equals(literals.get(i + 1).owner())) {
        // a key is followed by its value wherever properties are put one by one
        check(javaClass, literal, literal.text(), literals.get(i + 1).text(), events);
      }
    }
  }

  private static void check(
      JavaClass javaClass,
      StringLiteral literal,
      String key,
      String value,
      ConditionEvents events) {
    SchemaSetting.violatedBy(key.strip(), value)
        .ifPresent(
            setting ->
                events.add(
                    violated(
                        javaClass,
                        literal.owner()
                            + " sets "
                            + key.strip()
                            + "="
                            + value.strip()
                            + " in "
                            + SourceLink.of(javaClass, literal)
                            + ": "
                            + setting.advice())));
  }
}
