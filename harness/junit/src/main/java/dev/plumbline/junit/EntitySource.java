package dev.plumbline.junit;

import dev.plumbline.hibernate.Entities;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Where the entities are: exactly one of the first three is not empty.
 *
 * @param mappingFiles beside packages
 */
record EntitySource(
    List<String> packages,
    List<Class<?>> classes,
    String persistenceUnit,
    List<String> mappingFiles) {

  EntitySource {
    packages = List.copyOf(packages);
    classes = List.copyOf(classes);
    mappingFiles = List.copyOf(mappingFiles);
  }

  static EntitySource of(
      PlumblineTest annotation, Class<?> testClass, ApplicationConfiguration application) {
    List<Class<?>> classes = List.of(annotation.entities());
    List<String> packages = List.of(annotation.packages());
    String unit = annotation.persistenceUnit();
    long named =
        Stream.of(classes.isEmpty(), packages.isEmpty(), unit.isEmpty())
            .filter(empty -> !empty)
            .count();
    if (named > 1) {
      throw new ExtensionConfigurationException(
          "@PlumblineTest on "
              + testClass.getName()
              + " names entities in more than one way. Give one of packages, entities,"
              + " persistenceUnit.");
    }
    if (named == 1) {
      return new EntitySource(packages, classes, unit, List.of());
    }
    return new EntitySource(
        application.packages().isEmpty()
            ? List.of(testClass.getPackageName())
            : application.packages(),
        List.of(),
        "",
        application.mappingFiles());
  }

  Entities entities() {
    if (!persistenceUnit.isEmpty()) {
      return Entities.ofPersistenceUnit(persistenceUnit);
    }
    return classes.isEmpty()
        ? Entities.inPackages(packages, mappingFiles)
        : Entities.ofClasses(classes.toArray(Class<?>[]::new));
  }
}
