package dev.plumbline.benchmarks.model;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.util.List;

/** Entities and what belongs to them. */
final class ManagedClasses {

  private static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

  private ManagedClasses() {}

  /** Those of a package and the packages below it. */
  static List<Class<?>> in(String packageName) {
    try (ScanResult scan =
        new ClassGraph()
            .acceptPackages(packageName)
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .scan()) {
      return ANNOTATIONS.stream()
          .flatMap(annotation -> scan.getClassesWithAnnotation(annotation).stream())
          .<Class<?>>map(info -> info.loadClass())
          .distinct()
          .toList();
    }
  }

  static boolean isManaged(Class<?> type) {
    return ANNOTATIONS.stream().anyMatch(type::isAnnotationPresent);
  }
}
