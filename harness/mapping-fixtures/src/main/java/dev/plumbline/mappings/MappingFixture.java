package dev.plumbline.mappings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A small model of one kind of mapping: the entities of the package {@code dev.plumbline.mappings.
 * <name>} and, in the resource folder of that name, the schema that a person would write for them.
 *
 * <p>{@code schema.sql} agrees with the entities, {@code broken.sql} follows it and disagrees,
 * {@code expected.txt} has the findings of both in full. {@code fixture.properties} has the
 * service's Hibernate settings, and {@code requires.hibernate} (with {@code because}) where an
 * older Hibernate cannot know the mapping.
 *
 * @param name of the package and the folder
 * @param settings of Hibernate that the service would have
 * @param requiredHibernate the first major version that knows the mapping
 * @param because why an older one does not; empty if any does
 */
public record MappingFixture(
    String name, Map<String, String> settings, int requiredHibernate, String because) {

  private static final String FOLDER = "dev/plumbline/mappings/";
  private static final String REQUIRES = "requires.hibernate";
  private static final String BECAUSE = "because";

  /** The oldest that any fixture is for. */
  private static final String OLDEST_HIBERNATE = "6";

  /** Every fixture on the class path, by name. */
  public static List<MappingFixture> all() {
    try (ScanResult scan = new ClassGraph().acceptPaths(FOLDER).scan()) {
      return scan.getResourcesWithLeafName("schema.sql").getPaths().stream()
          .map(path -> path.substring(FOLDER.length(), path.lastIndexOf('/')))
          .sorted()
          .map(MappingFixture::named)
          .toList();
    }
  }

  private static MappingFixture named(String name) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(name, "fixture.properties").orElse("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().stream()
        .filter(key -> key.startsWith("hibernate."))
        .forEach(key -> settings.put(key, properties.getProperty(key)));
    return new MappingFixture(
        name,
        Map.copyOf(settings),
        Integer.parseInt(properties.getProperty(REQUIRES, OLDEST_HIBERNATE)),
        properties.getProperty(BECAUSE, ""));
  }

  /** Where the entities are. */
  public String packageName() {
    return "dev.plumbline.mappings." + name;
  }

  /** The statements that create a schema which agrees with the entities. */
  public String schema() {
    return required("schema.sql");
  }

  /** The statements that make that schema disagree. */
  public String broken() {
    return required("broken.sql");
  }

  /**
   * The text of another file of the folder, such as {@code expected.txt}.
   *
   * @return empty if there is no such file
   */
  public Optional<String> file(String file) {
    return text(name, file);
  }

  private String required(String file) {
    return file(file).orElseThrow(() -> new IllegalStateException("No " + file + " of " + name));
  }

  private static Optional<String> text(String name, String file) {
    try (InputStream in =
        MappingFixture.class.getResourceAsStream("/" + FOLDER + name + "/" + file)) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Short enough for the name of a test. */
  @Override
  public String toString() {
    return name;
  }
}
