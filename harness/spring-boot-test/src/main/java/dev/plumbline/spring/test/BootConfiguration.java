package dev.plumbline.spring.test;

import dev.plumbline.junit.ApplicationConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Tells tests with {@code @PlumblineTest} how the Spring Boot application is configured that they
 * belong to: the one that {@code @SpringBootTest} would start for the same test class, with its
 * profiles and properties. No bean of it is made, but naming strategies. Found by {@link
 * java.util.ServiceLoader}; safe for several threads.
 */
public final class BootConfiguration implements ApplicationConfiguration.Source {

  private static final boolean BOOT_TEST =
      ClassUtils.isPresent(
          "org.springframework.boot.test.context.SpringBootTestContextBootstrapper",
          BootConfiguration.class.getClassLoader());

  private final Map<Class<?>, Optional<ApplicationConfiguration>> known = new ConcurrentHashMap<>();
  private final Map<MergedContextConfiguration, ApplicationConfiguration> read =
      new ConcurrentHashMap<>();

  @Override
  public Optional<ApplicationConfiguration> of(Class<?> testClass) {
    return BOOT_TEST ? known.computeIfAbsent(testClass, this::find) : Optional.empty();
  }

  private Optional<ApplicationConfiguration> find(Class<?> testClass) {
    String application = "the application that " + testClass.getName() + " belongs to";
    try {
      @Nullable PreparedApplication found = PreparedApplication.of(testClass);
      if (found == null) {
        return Optional.empty();
      }
      application = found.classes();
      return Optional.of(read.computeIfAbsent(found.configuration(), key -> read(found)));
    } catch (RuntimeException | LinkageError e) {
      throw unreadable(application, e);
    }
  }

  private static ApplicationConfiguration read(PreparedApplication application) {
    GenericApplicationContext context = application.context();
    LiquibaseSettings liquibase = new LiquibaseSettings(Binder.get(context.getEnvironment()));
    JpaMapping mapping = JpaMapping.of(context);
    List<String> unused = new ArrayList<>(mapping.unused());
    if (liquibase.isElsewhere()) {
      unused.add(
          LiquibaseSettings.PREFIX
              + "change-log="
              + liquibase.location()
              + ", which is not on the class path");
    }
    liquibase.ofTheHistory().forEach(unused::add);
    return new ApplicationConfiguration(
        application.label(context),
        liquibase.isElsewhere() ? "" : liquibase.path(),
        liquibase.contexts(),
        liquibase.labelFilter(),
        liquibase.parameters(),
        mapping.packages(),
        mapping.mappingFiles(),
        mapping.properties(),
        unused);
  }

  private static IllegalStateException unreadable(String application, Throwable e) {
    List<String> said = new ArrayList<>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage() == null ? cause.toString() : cause.getMessage().strip();
      if (said.stream().noneMatch(before -> before.contains(message))) {
        said.add(message);
      }
    }
    return new IllegalStateException(
        "Spring Boot cannot read the configuration of "
            + application
            + ", which says what @PlumblineTest does not: where entities and changelog are, and what"
            + " Hibernate is told.\n"
            + String.join("\nCause: ", said)
            + "\nCorrect it; or name another application in @ContextConfiguration(classes = …); or"
            + " go by the annotation alone, @PlumblineTest(applicationConfiguration = false).",
        e);
  }
}
