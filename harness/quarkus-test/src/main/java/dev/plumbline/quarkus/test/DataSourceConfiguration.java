package dev.plumbline.quarkus.test;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * What the application's configuration says of a data source, and what it has to say so that the
 * data source leads elsewhere.
 *
 * @param dataSource its name, or {@code ""} for the default one
 */
record DataSourceConfiguration(Config config, String dataSource) {

  private static final String LIQUIBASE = "quarkus.liquibase";
  private static final String CHANGE_LOG = "change-log";
  private static final String AT_START = "[a-z]+-at-start";
  private static final Pattern SCHEMA =
      Pattern.compile(
          "(quarkus\\.hibernate-orm\\.(?:.+\\.)?)(?:schema-management\\.strategy|database\\.generation)");

  /** Whose database is wanted, under the names of {@link SharedDatabases}. */
  Map<String, String> service() {
    Map<String, String> service = new TreeMap<>();
    service.put(
        SharedDatabases.SERVICE,
        text("plumbline.service").or(() -> text("quarkus.application.name")).orElse("application"));
    liquibase(CHANGE_LOG)
        .ifPresent(location -> service.put(SharedDatabases.CHANGELOG, onClassPath(location)));
    liquibase("contexts").ifPresent(all -> service.put(SharedDatabases.CONTEXTS, all));
    liquibase("labels").ifPresent(all -> service.put(SharedDatabases.LABEL_FILTER, all));
    below(LIQUIBASE, "change-log-parameters.")
        .forEach(
            (name, property) ->
                text(property)
                    .ifPresent(value -> service.put(SharedDatabases.PARAMETER + name, value)));
    return service;
  }

  private static String onClassPath(String location) {
    if (location.startsWith("filesystem:")) {
      throw new IllegalStateException(
          LIQUIBASE
              + "."
              + CHANGE_LOG
              + "="
              + location
              + " is not on the class path, where tests look for the changelog. Say where it is"
              + " there: @WithPlumblineDatabase(changelog = \"…\").");
    }
    return location.replaceFirst("^(classpath:)?/*", "");
  }

  /** The properties that lead to a database, and keep the application from changing its schema. */
  Map<String, String> leadingTo(DatabaseLease lease) {
    Map<String, String> properties = new TreeMap<>();
    String ofDataSource = "quarkus.datasource." + (dataSource.isEmpty() ? "" : quoted() + ".");
    properties.put(ofDataSource + "jdbc.url", lease.jdbcUrl());
    properties.put(ofDataSource + "username", lease.username());
    properties.put(ofDataSource + "password", lease.password());
    Stream.of(LIQUIBASE, "quarkus.flyway")
        .flatMap(extension -> below(extension, "").entrySet().stream())
        .filter(each -> each.getKey().matches(AT_START))
        .forEach(each -> properties.put(each.getValue(), "false"));
    for (String name : config.getPropertyNames()) {
      if (makesSchema(name)) {
        properties.put(name, "none");
      }
    }
    return properties;
  }

  /** Whether Hibernate would change the schema; with {@code validate} it only looks. */
  private boolean makesSchema(String name) {
    Matcher schema = SCHEMA.matcher(name);
    return schema.matches()
        && text(schema.group(1) + "datasource").map(this::isThis).orElse(dataSource.isEmpty())
        && !text(name).orElse("none").matches("none|validate");
  }

  private boolean isThis(String other) {
    return unquoted(other).equals(dataSource.isEmpty() ? "<default>" : dataSource);
  }

  /** A list is in one line, separated by commas. */
  private Optional<String> liquibase(String property) {
    return prefixes(LIQUIBASE).flatMap(prefix -> text(prefix + property).stream()).findFirst();
  }

  /** The properties of the data source whose names begin so, by the rest of the name. */
  private Map<String, String> below(String extension, String start) {
    Map<String, String> names = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      prefixes(extension)
          .map(prefix -> prefix + start)
          .filter(name::startsWith)
          .forEach(prefix -> names.put(unquoted(name.substring(prefix.length())), name));
    }
    return names;
  }

  /** What an extension's properties of the data source begin with, in both spellings. */
  private Stream<String> prefixes(String extension) {
    return dataSource.isEmpty()
        ? Stream.of(extension + ".")
        : Stream.of(quoted(), dataSource).map(name -> extension + "." + name + ".");
  }

  private String quoted() {
    return '"' + dataSource + '"';
  }

  private static String unquoted(String name) {
    return name.replaceAll("^\"|\"$", "");
  }

  private Optional<String> text(String property) {
    return config.getOptionalValue(property, String.class).map(String::strip);
  }

  /** For the log. */
  @Override
  public String toString() {
    return dataSource.isEmpty() ? "The default data source" : "The data source " + dataSource;
  }
}
