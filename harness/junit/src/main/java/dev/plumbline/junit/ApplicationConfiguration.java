package dev.plumbline.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an application's own configuration says of its schema, for what {@link PlumblineTest} leaves
 * out. Empty values say nothing.
 *
 * @param origin whose configuration it is, for messages: {@code "ShopApplication (profile test)"}
 * @param changelog its path on the class path
 * @param contexts Liquibase's contexts, separated by commas
 * @param labelFilter Liquibase's label filter
 * @param parameters changelog parameters; the values may be secret
 * @param packages with entities
 * @param mappingFiles on the class path, which say more of entities in XML
 * @param properties Hibernate and JPA settings: texts, or objects that Hibernate takes as they are;
 *     the values may be secret
 * @param unused what it says beside that and does not count here, each with the reason, for people
 */
public record ApplicationConfiguration(
    String origin,
    String changelog,
    String contexts,
    String labelFilter,
    Map<String, String> parameters,
    List<String> packages,
    List<String> mappingFiles,
    Map<String, Object> properties,
    List<String> unused) {

  /** Of no application. */
  private static final ApplicationConfiguration NONE =
      new ApplicationConfiguration(
          "", "", "", "", Map.of(), List.of(), List.of(), Map.of(), List.of());

  /** Settings that are named with their values, as they explain names and types. */
  private static final List<String> PUBLIC =
      List.of("naming_strategy", "dialect", "default_schema", "default_catalog");

  private static final List<Source> SOURCES =
      ServiceLoader.load(Source.class).stream().map(ServiceLoader.Provider::get).toList();

  public ApplicationConfiguration {
    parameters = Map.copyOf(parameters);
    packages = List.copyOf(packages);
    mappingFiles = List.copyOf(mappingFiles);
    properties = Map.copyOf(properties);
    unused = List.copyOf(unused);
  }

  /**
   * Knows how applications of some framework are configured. Found by {@link
   * java.util.ServiceLoader}; asked by several threads, and again for each test of a class.
   */
  public interface Source {

    /**
     * The configuration of the application that a test class belongs to; empty if it belongs to
     * none.
     *
     * @param testClass with {@link PlumblineTest}
     * @throws RuntimeException if the configuration cannot be read, with a message that says why
     *     and what to do
     */
    Optional<ApplicationConfiguration> of(Class<?> testClass);
  }

  /** What counts for a test class beside what its annotation says itself. */
  static ApplicationConfiguration of(
      Class<?> testClass,
      PlumblineTest annotation,
      Set<String> parameters,
      Set<String> properties) {
    Stream<Source> asked = annotation.applicationConfiguration() ? SOURCES.stream() : Stream.of();
    return asked
        .flatMap(source -> source.of(testClass).stream())
        .findFirst()
        .orElse(NONE)
        .beside(annotation, parameters, properties);
  }

  /** Whether there is an application at all. */
  boolean isKnown() {
    return !origin.isEmpty();
  }

  /**
   * What of it counts beside an annotation: what that does not say itself.
   *
   * @param parameters that the annotation sets
   * @param properties that the annotation sets
   */
  private ApplicationConfiguration beside(
      PlumblineTest annotation, Set<String> parameters, Set<String> properties) {
    boolean ownUnit = !annotation.persistenceUnit().isEmpty();
    boolean ownEntities =
        ownUnit || annotation.packages().length > 0 || annotation.entities().length > 0;
    boolean ownChangelog = !annotation.changelog().isEmpty() || annotation.searchPath().length > 0;
    return new ApplicationConfiguration(
        origin,
        ownChangelog ? "" : changelog,
        annotation.contexts().isEmpty() ? contexts : "",
        annotation.labelFilter().isEmpty() ? labelFilter : "",
        without(parameters, this.parameters),
        ownEntities ? List.of() : packages,
        ownEntities ? List.of() : mappingFiles,
        ownUnit ? Map.of() : without(properties, this.properties),
        unused);
  }

  private static <V> Map<String, V> without(Set<String> names, Map<String, V> all) {
    Map<String, V> others = new HashMap<>(all);
    others.keySet().removeAll(names);
    return others;
  }

  /** In one line, without what may be secret. */
  String summary() {
    List<String> parts = new ArrayList<>();
    add(parts, "changelog", changelog);
    add(parts, "contexts", contexts);
    add(parts, "labels", labelFilter);
    add(parts, "parameters", String.join(", ", new TreeSet<>(parameters.keySet())));
    add(parts, "entities in", String.join(", ", packages));
    add(parts, "mapping files", String.join(", ", mappingFiles));
    new TreeMap<>(properties).forEach((name, value) -> parts.add(setting(name, value)));
    return (parts.isEmpty() ? "nothing" : String.join("; ", parts))
        + (unused.isEmpty() ? "" : ". Not used: " + String.join("; ", unused));
  }

  private static void add(List<String> parts, String what, String value) {
    if (!value.isEmpty()) {
      parts.add(what + " " + value);
    }
  }

  private static String setting(String name, Object value) {
    return PUBLIC.stream().anyMatch(name::endsWith) ? name + "=" + text(value) : name;
  }

  /** A setting's value, the same in each run. */
  static String text(Object value) {
    return value instanceof String text ? text : value.getClass().getName();
  }
}
