package dev.plumbline.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.WeakHashMap;

/**
 * Everything that a changelog's meaning depends on and that is no file of it, as text.
 *
 * @param changelog the changelog
 */
record ChangelogSettings(Changelog changelog) {

  /** Raised when a newer version of this module would read the same changelog differently. */
  private static final String READING = "2";

  private static final Map<ClassLoader, String> BY_LOADER = new WeakHashMap<>();

  private static final String VERSION = "liquibase.build.properties";

  /** What an extension may register, as far as applying a changelog could notice. */
  static final List<String> SERVICES =
      List.of(
          "change.Change",
          "changelog.ChangeLogHistoryService",
          "changelog.visitor.ValidatingVisitorGenerator",
          "changeset.ChangeSetService",
          "configuration.AutoloadedConfigurations",
          "configuration.ConfigurationValueProvider",
          "database.Database",
          "database.DatabaseConnection",
          "database.LiquibaseTableNames",
          "database.jvm.ConnectionPatterns",
          "datatype.LiquibaseDataType",
          "diff.compare.DatabaseObjectComparator",
          "executor.Executor",
          "lockservice.LockService",
          "parser.ChangeLogParser",
          "parser.LiquibaseSqlParser",
          "parser.NamespaceDetails",
          "precondition.Precondition",
          "resource.PathHandler",
          "servicelocator.ServiceLocator",
          "snapshot.SnapshotGenerator",
          "sqlgenerator.SqlGenerator",
          "structure.DatabaseObject");

  String digest() {
    StringBuilder text = new StringBuilder();
    append(text, "reading", READING);
    append(text, "service", changelog.service());
    append(text, "path", changelog.path());
    append(text, "search path", changelog.searchPath().toString());
    append(text, "contexts", changelog.contexts());
    append(text, "labels", changelog.labelFilter());
    new TreeMap<>(changelog.parameters())
        .forEach((name, value) -> append(text, "parameter " + name, value));
    configuration().forEach((name, value) -> append(text, name, value));
    // PostgreSQL's driver sets the session's time zone to this one
    append(text, "time zone", TimeZone.getDefault().getID());
    append(text, "locale", Locale.getDefault().toString());
    try {
      append(text, "liquibase", liquibase());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read which Liquibase is on the class path", e);
    }
    return ContentDigest.of(text.toString());
  }

  /** Lengths, so that no value can pass for two. */
  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(' ').append(value.length()).append(' ').append(value).append('\n');
  }

  /** Liquibase's own settings, under all the spellings that it accepts. */
  private static Map<String, String> configuration() {
    Map<String, String> settings = new TreeMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (isConfiguration(name)) {
                settings.put("environment " + name, value);
              }
            });
    Properties properties = System.getProperties();
    synchronized (properties) {
      properties.forEach(
          (name, value) -> {
            if (isConfiguration(String.valueOf(name))) {
              settings.put("property " + name, String.valueOf(value));
            }
          });
    }
    return settings;
  }

  private static boolean isConfiguration(String name) {
    return name.regionMatches(true, 0, "liquibase", 0, "liquibase".length());
  }

  /** The class path of a class loader does not change while it is used. */
  private static String liquibase() throws IOException {
    ClassLoader loader = ClassPathRoot.currentLoader();
    synchronized (BY_LOADER) {
      String known = BY_LOADER.get(loader);
      if (known == null) {
        known = liquibase(loader);
        BY_LOADER.put(loader, known);
      }
      return known;
    }
  }

  private static String liquibase(ClassLoader loader) throws IOException {
    StringBuilder text = new StringBuilder();
    List<String> own = new ArrayList<>();
    for (URL url : Collections.list(loader.getResources(VERSION))) {
      String place = url.toExternalForm();
      own.add(place.substring(0, place.length() - VERSION.length()));
      append(text, "version", content(url));
    }
    for (String service : SERVICES) {
      String name = "META-INF/services/liquibase." + service;
      for (URL url : Collections.list(loader.getResources(name))) {
        if (own.stream().noneMatch(url.toExternalForm()::startsWith)) {
          append(text, name, content(url) + CodeOrigin.digest(url, name));
        }
      }
    }
    return text.toString();
  }

  private static String content(URL url) throws IOException {
    try (InputStream content = url.openStream()) {
      return ContentDigest.of(content);
    }
  }
}
