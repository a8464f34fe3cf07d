package dev.plumbline.spring.test;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.junit.MigratedDatabases;
import dev.plumbline.postgres.PostgresSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whose databases are wanted, and where: a declaration with what the application's own
 * configuration says in the places where it says nothing.
 */
record MigratedService(Changelog changelog, PostgresSpecification postgres) {

  private static final String LIQUIBASE = "spring.liquibase.";

  /** As Boot calls an application without a name. */
  private static final String NAMELESS = "application";

  /**
   * Finds the changelog.
   *
   * @throws RuntimeException if there is none, with a message that says what is nearby
   */
  static MigratedService of(DatabaseDeclaration declaration, Environment environment) {
    return new MigratedService(
        changelog(declaration, environment),
        MigratedDatabases.postgres(
            declaration.postgres(), declaration.postgresVersion(), declaration.postgresSettings()));
  }

  /** The changelog of the application itself, as its configuration has it. */
  static Changelog changelog(DatabaseDeclaration declaration, Environment environment) {
    // Boot's settings are about the data source that Boot makes
    Binder binder =
        declaration.dataSource().isEmpty() ? Binder.get(environment) : new Binder(List.of());
    String service = service(declaration, environment);
    String path = firstGiven(declaration.changelog(), classPathLocation(binder));
    Changelog found =
        path.isEmpty()
            ? Changelog.locate(service, SearchPath.classPath())
            : Changelog.at(service, path, SearchPath.classPath());
    Map<String, String> parameters =
        new HashMap<>(
            binder
                .bind(LIQUIBASE + "parameters", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
    parameters.putAll(declaration.parameters());
    return found
        .withContexts(firstGiven(declaration.contexts(), list("contexts", binder)))
        .withLabelFilter(firstGiven(declaration.labelFilter(), list("label-filter", binder)))
        .withParameters(parameters);
  }

  private static String service(DatabaseDeclaration declaration, Environment environment) {
    return firstGiven(
        declaration.service(),
        declaration.dataSource().isEmpty()
            ? ""
            : environment.getProperty(
                "plumbline.data-sources." + declaration.dataSource() + ".service", ""),
        environment.getProperty("plumbline.service", ""),
        environment.getProperty("spring.application.name", ""),
        NAMELESS);
  }

  /** What Boot's Liquibase would have been told, where Plumbline looks for it. */
  private static String classPathLocation(Binder binder) {
    String location = binder.bind(LIQUIBASE + "change-log", String.class).orElse("").strip();
    String path = location.replaceFirst("^classpath\\*?:", "").replaceFirst("^/+", "");
    if (path.matches("[a-z]{2,}:.*")) {
      throw new IllegalStateException(
          LIQUIBASE
              + "change-log="
              + location
              + " is not on the class path, where tests look for the changelog. Say where it is"
              + " there: @AutoConfigurePlumbline(changelog = \"…\").");
    }
    return path;
  }

  private static String list(String name, Binder binder) {
    return String.join(
        ",", binder.bind(LIQUIBASE + name, Bindable.listOf(String.class)).orElse(List.of()));
  }

  private static String firstGiven(String... values) {
    return Stream.of(values).filter(value -> !value.isBlank()).findFirst().orElse("").strip();
  }
}
