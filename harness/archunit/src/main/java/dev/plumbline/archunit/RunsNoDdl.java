package dev.plumbline.archunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class that talks to a database holds no statement that changes a schema, nor does one whose
 * members it uses. Elsewhere a text may well begin like a statement.
 */
final class RunsNoDdl extends ArchCondition<JavaClass> {

  private static final DescribedPredicate<JavaClass> SQL_API =
      resideInAnyPackage(
          "java.sql..",
          "javax.sql..",
          "jakarta.persistence..",
          "javax.persistence..",
          "org.hibernate..",
          "org.springframework.jdbc..",
          "org.springframework.r2dbc..",
          "org.springframework.data..",
          "org.jooq..",
          "org.jdbi..",
          "org.apache.ibatis..",
          "io.r2dbc..",
          "io.vertx.sqlclient..",
          "org.postgresql..",
          "groovy.sql..");

  RunsNoDdl() {
    super("hold no statement that changes a schema");
  }

  @Override
  public void check(JavaClass javaClass, ConditionEvents events) {
    if (!meetsSql(javaClass)) {
      return;
    }
    for (StringLiteral literal : StringLiterals.of(javaClass)) {
      Optional<String> statement = DdlText.find(literal.text());
      statement.ifPresent(
          ddl ->
              events.add(
                  violated(
                      javaClass,
                      literal.owner()
                          + " holds \""
                          + ddl
                          + "\" in "
                          + SourceLink.of(javaClass, literal))));
    }
  }

  private static boolean meetsSql(JavaClass javaClass) {
    return Stream.concat(
            family(javaClass),
            javaClass.getAccessesToSelf().stream()
                .flatMap(access -> family(access.getOriginOwner())))
        .distinct()
        .anyMatch(RunsNoDdl::usesSql);
  }

  /** A class and those around it. */
  private static Stream<JavaClass> family(JavaClass javaClass) {
    return Stream.iterate(
            Optional.of(javaClass),
            Optional::isPresent,
            each -> each.flatMap(JavaClass::getEnclosingClass))
        .flatMap(Optional::stream);
  }

  private static boolean usesSql(JavaClass javaClass) {
    return javaClass.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> SQL_API.test(dependency.getTargetClass()));
  }
}
