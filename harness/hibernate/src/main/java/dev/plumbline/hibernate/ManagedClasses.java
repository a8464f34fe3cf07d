package dev.plumbline.hibernate;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;

/**
 * Entities by class name.
 *
 * @param description where they come from
 * @param classNames of entities, embeddables, mapped superclasses and converters, and packages that
 *     carry annotations
 * @param mappingFiles on the class path, which say more of them or of other classes
 */
record ManagedClasses(String description, List<String> classNames, List<String> mappingFiles)
    implements PersistenceBootstrap {

  ManagedClasses {
    classNames = List.copyOf(classNames);
    mappingFiles = List.copyOf(mappingFiles);
  }

  static ManagedClasses inPackages(List<String> packages, List<String> mappingFiles) {
    return new ManagedClasses(
        packages.size() == 1 ? "package " + packages.get(0) : "packages " + packages,
        EntityScan.managedClasses(packages, mappingFiles.isEmpty()),
        mappingFiles);
  }

  static ManagedClasses of(List<Class<?>> classes) {
    List<String> strangers =
        classes.stream().filter(type -> !isManaged(type)).map(Class::getName).toList();
    if (!strangers.isEmpty()) {
      throw new EntitiesException(
          "Not entities: "
              + String.join(", ", strangers)
              + ". They have none of @Entity, @Embeddable, @MappedSuperclass, @Converter. Annotate"
              + " them, or name the entities instead.");
    }
    return new ManagedClasses(
        "classes " + classes.stream().map(Class::getSimpleName).toList(),
        classes.stream().map(Class::getName).toList(),
        List.of());
  }

  private static boolean isManaged(Class<?> type) {
    return type.isAnnotationPresent(Entity.class)
        || type.isAnnotationPresent(Embeddable.class)
        || type.isAnnotationPresent(MappedSuperclass.class)
        || type.isAnnotationPresent(Converter.class);
  }

  @Override
  public EntityManagerFactoryBuilder builder(Map<String, Object> settings) {
    return new MetadataOnlyProvider().builder(unit(), settings);
  }

  @Override
  public EntityManagerFactory createEntityManagerFactory(Map<String, Object> settings) {
    return new HibernatePersistenceProvider().createContainerEntityManagerFactory(unit(), settings);
  }

  @Override
  public Optional<PersistenceBootstrap> withoutThoseIn(String message) {
    List<String> others =
        classNames.stream()
            .filter(
                name ->
                    !message.matches("(?s).*(?<![\\w.$])" + Pattern.quote(name) + "(?![\\w$]).*"))
            .toList();
    return others.isEmpty() || others.size() == classNames.size()
        ? Optional.empty()
        : Optional.of(new ManagedClasses(description, others, mappingFiles));
  }

  @Override
  public List<String> leftOutOf(PersistenceBootstrap other) {
    return other instanceof ManagedClasses fewer
        ? classNames.stream().filter(name -> !fewer.classNames().contains(name)).toList()
        : List.of();
  }

  private ManagedUnit unit() {
    return new ManagedUnit(classNames, mappingFiles, ContextClassLoader.get());
  }
}
