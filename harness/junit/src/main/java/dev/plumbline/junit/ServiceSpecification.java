package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.finding.Severity;
import dev.plumbline.judgement.Judgement;
import dev.plumbline.postgres.PostgresSource;
import dev.plumbline.postgres.PostgresSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What {@link PlumblineTest} says of a service, conventions filled in. Test classes with equal
 * specifications share one template.
 *
 * @param application what its application's configuration has added
 * @param container where to go if the first server lacks an extension
 * @param module whose tests run
 * @param fixes the folder for suggested changeSets
 * @param accepted where the judgement file is, and whether findings are written into it
 */
record ServiceSpecification(
    String service,
    String changelog,
    List<String> searchPath,
    String contexts,
    String labelFilter,
    Map<String, String> parameters,
    EntitySource entitySource,
    Map<String, Object> properties,
    ApplicationConfiguration application,
    PostgresSpecification postgres,
    Optional<PostgresSpecification> container,
    Severity failOn,
    Judgement judgement,
    Path module,
    Path fixes,
    AcceptedFindings accepted) {

  private static final Pattern SERVICE_NAME = Pattern.compile("[a-z][a-z0-9_-]*");

  ServiceSpecification {
    if (!SERVICE_NAME.matcher(service).matches()) {
      throw new ExtensionConfigurationException(
          "@PlumblineTest(\""
              + service
              + "\"): a service's name starts with a lower-case letter and contains only"
              + " lower-case letters, digits, dashes and underscores. It is the folder name of"
              + " its changelog.");
    }
    searchPath = List.copyOf(searchPath);
    parameters = Map.copyOf(parameters);
    properties = Map.copyOf(properties);
  }

  static ServiceSpecification of(PlumblineTest annotation, Class<?> testClass, RunOptions options) {
    String where = "@PlumblineTest on " + testClass.getName();
    Map<String, String> settings = pairs(where, "postgresSettings", annotation.postgresSettings());
    String version = firstGiven(annotation.postgresVersion(), options.postgresVersion());
    String source = firstGiven(annotation.postgres(), options.postgres());
    String image = annotation.image();
    Optional<PostgresSpecification> container =
        image.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new PostgresSpecification(version, settings, new PostgresSource.Container(image)));
    PostgresSpecification postgres =
        new PostgresSpecification(
            version,
            settings,
            source.isEmpty() ? new PostgresSource.Embedded() : PostgresSource.parse(source));
    Map<String, String> parameters = pairs(where, "parameters", annotation.parameters());
    Map<String, String> properties = pairs(where, "properties", annotation.properties());
    ApplicationConfiguration application =
        ApplicationConfiguration.of(
            testClass, annotation, parameters.keySet(), properties.keySet());
    boolean anyContainer =
        postgres.source() instanceof PostgresSource.Container any && any.image().isEmpty();
    return new ServiceSpecification(
        annotation.value(),
        firstGiven(annotation.changelog(), application.changelog()),
        List.of(annotation.searchPath()),
        firstGiven(annotation.contexts(), application.contexts()),
        firstGiven(annotation.labelFilter(), application.labelFilter()),
        both(parameters, application.parameters()),
        EntitySource.of(annotation, testClass, application),
        both(application.properties(), properties),
        application,
        anyContainer ? container.orElse(postgres) : postgres,
        source.isEmpty() ? container : Optional.empty(),
        annotation.failOn(),
        DeclaredJudgement.of(annotation, testClass, options),
        SourceModule.of(testClass),
        options.fixes().orElseGet(() -> SourceModule.output(testClass).resolve("plumbline")),
        AcceptedFindings.of(annotation.value(), testClass, options));
  }

  private static String firstGiven(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static <V> Map<String, V> both(Map<String, V> some, Map<String, ? extends V> others) {
    Map<String, V> all = new TreeMap<>(some);
    all.putAll(others);
    return all;
  }

  private static Map<String, String> pairs(String where, String attribute, String[] values) {
    Map<String, String> pairs = new TreeMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new ExtensionConfigurationException(
            where + ": " + attribute + " = \"" + value + "\" is not of the form name=value.");
      }
      pairs.put(value.substring(0, equals).strip(), value.substring(equals + 1).strip());
    }
    return pairs;
  }

  /** Tells its entities from those of others that share its changelog. */
  String entityKey() {
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((name, value) -> settings.put(name, ApplicationConfiguration.text(value)));
    return Integer.toHexString((entitySource + "" + settings).hashCode());
  }

  /** The changelog, found. */
  Changelog locateChangelog() {
    SearchPath path =
        searchPath.isEmpty()
            ? SearchPath.classPath()
            : SearchPath.of(searchPath.stream().map(Path::of).toArray(Path[]::new));
    Changelog found =
        changelog.isEmpty()
            ? Changelog.locate(service, path)
            : Changelog.at(service, changelog, path);
    return found.withContexts(contexts).withLabelFilter(labelFilter).withParameters(parameters);
  }
}
