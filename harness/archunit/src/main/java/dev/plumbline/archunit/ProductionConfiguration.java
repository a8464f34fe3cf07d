package dev.plumbline.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ClassesTransformer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration that a service ships: {@code application} and {@code bootstrap} files in any
 * format and for any profile, {@code hibernate.properties}, {@code META-INF/persistence.xml}.
 *
 * <p>What is set outside of it, by environment variables or a config server, no test sees; the
 * Spring Boot starter guards against that. Immutable.
 */
public final class ProductionConfiguration {

  private final List<Path> places;
  private final Set<String> otherProfiles;

  private ProductionConfiguration(List<Path> places, Set<String> otherProfiles) {
    this.places = List.copyOf(places);
    this.otherProfiles = Set.copyOf(otherProfiles);
  }

  /**
   * Where the imported classes are: in their folder ({@code target/classes}) or jar, and in the
   * folder of resources that Gradle ({@code build/resources/main}) or IntelliJ ({@code
   * out/production/resources}) keeps beside it.
   */
  public static ProductionConfiguration besideTheClasses() {
    return new ProductionConfiguration(List.of(), Set.of());
  }

  /**
   * In these places.
   *
   * @param filesOrFolders each a file, whatever its name, or a folder in which the known names are
   *     looked for as Spring Boot does: there, in {@code config} and in {@code config/*}
   * @throws IllegalArgumentException if there is none
   */
  public static ProductionConfiguration in(Path... filesOrFolders) {
    if (filesOrFolders.length == 0) {
      throw new IllegalArgumentException("Name at least one file or folder of configuration");
    }
    return new ProductionConfiguration(Arrays.asList(filesOrFolders), Set.of());
  }

  /**
   * The same, but without what counts in these profiles only, because production never has them:
   * {@code application-dev.yml}, documents for {@code spring.config.activate.on-profile: dev}.
   */
  public ProductionConfiguration exceptProfiles(String... profiles) {
    Set<String> all = new TreeSet<>(otherProfiles);
    all.addAll(Arrays.asList(profiles));
    return new ProductionConfiguration(places, all);
  }

  /** The files, once the classes are imported. */
  ClassesTransformer<ConfigurationFile> files() {
    return new AbstractClassesTransformer<>("configuration files") {
      @Override
      public Iterable<ConfigurationFile> doTransform(JavaClasses classes) {
        ConfigurationSearch search = new ConfigurationSearch(otherProfiles);
        (places.isEmpty() ? ClassRoots.of(classes) : places).forEach(search::add);
        return search.found();
      }
    };
  }
}
