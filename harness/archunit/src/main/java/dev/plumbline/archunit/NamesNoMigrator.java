package dev.plumbline.archunit;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.regex.Pattern;

/** No text is the name of a migrator's class: that is how reflection would reach it. */
final class NamesNoMigrator extends ArchCondition<JavaClass> {

  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "(?:liquibase|org\\.flywaydb|dev\\.plumbline\\.(?:changelog|migrator|rehearsal|cli))"
              + "(?:\\.\\w+)*\\.[A-Z][\\w$]*");

  NamesNoMigrator() {
    super("name no class of a migrator in a string");
  }

  @Override
  public void check(JavaClass javaClass, ConditionEvents events) {
    for (StringLiteral literal : StringLiterals.of(javaClass)) {
      if (CLASS_NAME.matcher(literal.text()).matches()) {
        events.add(
            violated(
                javaClass,
                literal.owner()
                    + " names the class \""
                    + literal.text()
                    + "\" in "
                    + SourceLink.of(javaClass, literal)));
      }
    }
  }
}
