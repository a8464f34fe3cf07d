package dev.plumbline.spring.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * What an annotation says of the database of a data source. It is a part of the key under which
 * Spring caches contexts, so when the database is to be refreshed is not in it.
 *
 * @param dataSource the name of its bean, or {@code ""} for all that are not named
 */
record DatabaseDeclaration(
    String dataSource,
    String service,
    String changelog,
    String contexts,
    String labelFilter,
    Map<String, String> parameters,
    String postgres,
    String postgresVersion,
    Map<String, String> postgresSettings) {

  /** Of all data sources, as the application's own configuration has it. */
  static final DatabaseDeclaration BY_CONVENTION =
      new DatabaseDeclaration("", "", "", "", "", Map.of(), "", "", Map.of());

  DatabaseDeclaration {
    parameters = Map.copyOf(parameters);
    postgresSettings = Map.copyOf(postgresSettings);
  }

  /** The same for a data source that belongs to another service, whose changelog is its own. */
  DatabaseDeclaration ofService(String otherDataSource, String otherService) {
    return new DatabaseDeclaration(
        otherDataSource,
        otherService,
        "",
        "",
        "",
        parameters,
        postgres,
        postgresVersion,
        postgresSettings);
  }

  /** Those of a test class: its own, inherited ones, those of the classes around it. */
  static Set<AutoConfigurePlumbline> annotations(Class<?> testClass) {
    return TestContextAnnotationUtils.getMergedRepeatableAnnotations(
        testClass, AutoConfigurePlumbline.class);
  }

  /**
   * What they say; nothing if there are none.
   *
   * @throws IllegalStateException if two of them are for the same data source
   */
  static List<DatabaseDeclaration> of(Class<?> testClass) {
    List<DatabaseDeclaration> declarations = new ArrayList<>();
    Set<String> dataSources = new HashSet<>();
    for (AutoConfigurePlumbline annotation : annotations(testClass)) {
      if (!dataSources.add(annotation.dataSource())) {
        throw new IllegalStateException(
            "@AutoConfigurePlumbline on "
                + testClass.getName()
                + " is there twice for "
                + (annotation.dataSource().isEmpty()
                    ? "all data sources. Name the data source of at least one."
                    : "the data source '" + annotation.dataSource() + "'. Keep one."));
      }
      declarations.add(of(annotation, testClass));
    }
    return List.copyOf(declarations);
  }

  private static DatabaseDeclaration of(AutoConfigurePlumbline annotation, Class<?> testClass) {
    return new DatabaseDeclaration(
        annotation.dataSource(),
        annotation.service(),
        annotation.changelog(),
        annotation.contexts(),
        annotation.labelFilter(),
        pairs(testClass, "parameters", annotation.parameters()),
        annotation.postgres(),
        annotation.postgresVersion(),
        pairs(testClass, "postgresSettings", annotation.postgresSettings()));
  }

  private static Map<String, String> pairs(Class<?> testClass, String attribute, String[] values) {
    Map<String, String> pairs = new TreeMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new IllegalStateException(
            "@AutoConfigurePlumbline on "
                + testClass.getName()
                + ": "
                + attribute
                + " = \""
                + value
                + "\" is not of the form name=value.");
      }
      pairs.put(value.substring(0, equals).strip(), value.substring(equals + 1).strip());
    }
    return pairs;
  }
}
