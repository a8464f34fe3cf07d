package dev.plumbline.spring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
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

  /**
   * Those that hold for a test class: its own, inherited ones, those of the classes around it. Of
   * several for the same data source the nearest counts.
   *
   * @throws IllegalStateException if there are two of them in the same place
   */
  static List<AutoConfigurePlumbline> annotations(Class<?> testClass) {
    Map<String, MergedAnnotation<AutoConfigurePlumbline>> nearest = new LinkedHashMap<>();
    MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
        .withEnclosingClasses(TestContextAnnotationUtils::searchEnclosingClass)
        .from(testClass)
        .stream(AutoConfigurePlumbline.class)
        .forEach(
            each -> nearest.merge(each.getString("dataSource"), each, DatabaseDeclaration::nearer));
    return nearest.values().stream().map(MergedAnnotation::synthesize).toList();
  }

  private static MergedAnnotation<AutoConfigurePlumbline> nearer(
      MergedAnnotation<AutoConfigurePlumbline> one,
      MergedAnnotation<AutoConfigurePlumbline> other) {
    int order = Integer.compare(one.getAggregateIndex(), other.getAggregateIndex());
    if (order == 0) {
      order = Integer.compare(one.getDistance(), other.getDistance());
    }
    if (order == 0) {
      String dataSource = one.getString("dataSource");
      throw new IllegalStateException(
          "@AutoConfigurePlumbline on "
              + one.getSource()
              + " is there twice for "
              + (dataSource.isEmpty()
                  ? "all data sources. Name the data source of at least one."
                  : "the data source '" + dataSource + "'. Keep one."));
    }
    return order < 0 ? one : other;
  }

  /** What they say; nothing if there are none. */
  static List<DatabaseDeclaration> of(Class<?> testClass) {
    return annotations(testClass).stream().map(each -> of(each, testClass)).toList();
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
