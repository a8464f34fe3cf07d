package dev.plumbline.spring.test;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.junit.MigratedDatabases;
import dev.plumbline.postgres.PostgresSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whose databases are wanted, and where: a declaration with what the application's own
 * configuration says in the places where it says nothing.
 */
record MigratedService(Changelog changelog, PostgresSpecification postgres) {

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
    LiquibaseSettings liquibase =
        new LiquibaseSettings(
            declaration.dataSource().isEmpty() ? Binder.get(environment) : new Binder(List.of()));
    String service = service(declaration, environment);
    String path = firstGiven(declaration.changelog(), classPathLocation(liquibase));
    Changelog found =
        path.isEmpty()
            ? Changelog.locate(service, SearchPath.classPath())
            : Changelog.at(service, path, SearchPath.classPath());
    Map<String, String> parameters = new HashMap<>(liquibase.parameters());
    parameters.putAll(declaration.parameters());
    return found
        .withContexts(firstGiven(declaration.contexts(), liquibase.contexts()))
        .withLabelFilter(firstGiven(declaration.labelFilter(), liquibase.labelFilter()))
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
  private static String classPathLocation(LiquibaseSettings liquibase) {
    if (liquibase.isElsewhere()) {
      throw new IllegalStateException(
          LiquibaseSettings.PREFIX
              + "change-log="
              + liquibase.location()
              + " is not on the class path, where tests look for the changelog. Say where it is"
              + " there: @AutoConfigurePlumbline(changelog = \"…\").");
    }
    return liquibase.path();
  }

  private static String firstGiven(String... values) {
    return Stream.of(values).filter(value -> !value.isBlank()).findFirst().orElse("").strip();
  }
}
