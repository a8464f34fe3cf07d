package dev.plumbline.hibernate;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/** Finds entities on the class path without loading a class. */
final class EntityScan {

  private static final List<Class<? extends Annotation>> MANAGED =
      List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

  private EntityScan() {}

  /**
   * Names of the managed classes and annotated packages, sorted.
   *
   * @param required whether there has to be an entity
   */
  static List<String> managedClasses(List<String> packages, boolean required) {
    try (ScanResult scan = scan(packages)) {
      if (required && scan.getClassesWithAnnotation(Entity.class).isEmpty()) {
        throw noEntities(packages);
      }
      Stream<String> classes =
          MANAGED.stream()
              .flatMap(annotation -> scan.getClassesWithAnnotation(annotation).stream())
              .map(ClassInfo::getName);
      Stream<String> annotatedPackages =
          scan.getPackageInfo().stream()
              .filter(info -> !info.getAnnotationInfo().isEmpty())
              .map(PackageInfo::getName);
      return Stream.concat(classes, annotatedPackages).distinct().sorted().toList();
    }
  }

  private static ScanResult scan(List<String> packages) {
    return new ClassGraph()
        .overrideClassLoaders(ContextClassLoader.get())
        .acceptPackages(packages.toArray(String[]::new))
        .enableAnnotationInfo()
        .ignoreClassVisibility()
        .scan();
  }

  private static EntitiesException noEntities(List<String> packages) {
    try (ScanResult everything = scan(List.of())) {
      List<String> nearby =
          everything.getClassesWithAnnotation(Entity.class).stream()
              .map(ClassInfo::getPackageName)
              .filter(name -> !name.startsWith("org.hibernate."))
              .distinct()
              .sorted()
              .toList();
      return new EntitiesException(
          "No class with @Entity in "
              + String.join(", ", packages)
              + " or below. "
              + (nearby.isEmpty()
                  ? "There is none anywhere on the class path: does the module depend on the one"
                      + " with the entities?"
                  : "Packages on the class path that have entities: "
                      + String.join(", ", nearby)
                      + ". Name one of them, or the classes."));
    }
  }
}
