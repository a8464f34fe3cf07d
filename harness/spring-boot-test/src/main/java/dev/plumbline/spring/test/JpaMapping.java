package dev.plumbline.spring.test;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Where the entities of an application are, and what Hibernate is told of them. Boot's own classes
 * are asked, which are in other packages in each of its versions.
 */
final class JpaMapping {

  private static final String PHYSICAL = "hibernate.physical_naming_strategy";
  private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
  private static final String DIALECT = "hibernate.dialect";
  private static final String ORM_XML = "META-INF/orm.xml";

  /** Where the application's own database is, and how Spring looks for classes. */
  private static final List<String> OTHER =
      List.of(
          "hibernate.connection.",
          "hibernate.hikari.",
          "jakarta.persistence.jdbc.",
          "hibernate.archive.scanner");

  private static final String DETERMINE = "determineHibernateProperties";
  private static final String MODEL = "org.hibernate.boot.model.naming.";

  private final GenericApplicationContext context;
  private final DefaultListableBeanFactory beans;
  private final Binder binder;
  private final List<String> packages = new ArrayList<>();
  private final List<String> mappingFiles = new ArrayList<>();
  private final Map<String, Object> properties = new HashMap<>();
  private final List<String> unused = new ArrayList<>();

  private JpaMapping(GenericApplicationContext context) {
    this.context = context;
    this.beans = context.getDefaultListableBeanFactory();
    this.binder = Binder.get(context.getEnvironment());
  }

  /** That of an application whose bean definitions are known; none if it has no JPA. */
  static JpaMapping of(GenericApplicationContext context) {
    JpaMapping mapping = new JpaMapping(context);
    mapping.read();
    return mapping;
  }

  List<String> packages() {
    return packages;
  }

  List<String> mappingFiles() {
    return mappingFiles;
  }

  Map<String, Object> properties() {
    return properties;
  }

  List<String> unused() {
    return unused;
  }

  private void read() {
    Class<?> factory = type("jakarta.persistence.EntityManagerFactory");
    Class<?> jpa =
        type(
            "org.springframework.boot.jpa.autoconfigure.JpaProperties",
            "org.springframework.boot.autoconfigure.orm.jpa.JpaProperties");
    Class<?> hibernate =
        type(
            "org.springframework.boot.hibernate.autoconfigure.HibernateProperties",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateProperties");
    if (factory == null || jpa == null || hibernate == null) {
      return;
    }
    List<String> own = beansOf(factory).filter(name -> !isBoots(name)).toList();
    if (!own.isEmpty()) {
      unused.add(
          "spring.jpa and the packages of entities, because the application makes its"
              + " EntityManagerFactory itself (bean "
              + String.join(", ", own)
              + "): say in packages and properties what it sets");
      return;
    }
    readPackages();
    readMappingFiles();
    readProperties(jpa, hibernate);
    readStrategies();
    readCustomizers();
    readDialect();
  }

  private void readPackages() {
    Class<?> scan =
        type(
            "org.springframework.boot.persistence.autoconfigure.EntityScanPackages",
            "org.springframework.boot.autoconfigure.domain.EntityScanPackages");
    if (scan != null) {
      Object scanned = ask(scan, "get", null, beans);
      ((List<?>) ask(scan, "getPackageNames", scanned)).forEach(name -> packages.add("" + name));
    }
    if (packages.isEmpty() && AutoConfigurationPackages.has(beans)) {
      packages.addAll(AutoConfigurationPackages.get(beans));
    }
  }

  /** As Spring does it: {@code orm.xml} is found where nothing is said and no unit has it. */
  private void readMappingFiles() {
    binder
        .bind("spring.jpa.mapping-resources", Bindable.listOf(String.class))
        .ifBound(mappingFiles::addAll);
    if (mappingFiles.isEmpty()
        && context.getResource("classpath:" + ORM_XML).exists()
        && !context.getResource("classpath:META-INF/persistence.xml").exists()) {
      mappingFiles.add(ORM_XML);
    }
  }

  private void readProperties(Class<?> jpa, Class<?> hibernate) {
    Object jpaProperties = binder.bindOrCreate("spring.jpa", Bindable.of(jpa));
    Object hibernateProperties =
        binder.bindOrCreate("spring.jpa.hibernate", Bindable.of(hibernate));
    Object settings =
        BeanUtils.instantiateClass(method(hibernate, DETERMINE).getParameterTypes()[1]);
    Object given = ask(jpa, "getProperties", jpaProperties);
    ((Map<?, ?>) ask(hibernate, DETERMINE, hibernateProperties, given, settings))
        .forEach((name, value) -> properties.put("" + name, value));
    properties.keySet().removeIf(name -> OTHER.stream().anyMatch(name::startsWith));
    String platform = binder.bind("spring.jpa.database-platform", String.class).orElse("");
    if (!platform.isBlank()) {
      properties.put(DIALECT, platform);
    }
  }

  /** Beans are preferred to properties, as in Boot. */
  private void readStrategies() {
    readStrategy(PHYSICAL, type(MODEL + "PhysicalNamingStrategy"));
    readStrategy(IMPLICIT, type(MODEL + "ImplicitNamingStrategy"));
  }

  private void readStrategy(String setting, @Nullable Class<?> type) {
    List<String> names = type == null ? List.of() : beansOf(type).toList();
    if (names.size() != 1) {
      return; // Boot takes the only one
    }
    String name = names.get(0);
    try {
      properties.put(setting, beans.getBean(name));
    } catch (BeansException e) {
      unused.add(
          "the naming strategy of the bean "
              + name
              + ", which cannot be made without others ("
              + e.getMostSpecificCause().getMessage()
              + "): set "
              + setting
              + " in properties");
    }
  }

  private void readCustomizers() {
    Class<?> customizer =
        type(
            "org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer");
    List<String> own =
        customizer == null
            ? List.of()
            : beansOf(customizer).filter(name -> !isBoots(name)).toList();
    if (!own.isEmpty()) {
      unused.add(
          "what the HibernatePropertiesCustomizer "
              + String.join(", ", own)
              + " sets: say in properties what concerns the mapping");
    }
  }

  /** Tests on another database may have one; here it is always PostgreSQL. */
  private void readDialect() {
    Object dialect = properties.get(DIALECT);
    Class<?> type = dialect == null ? null : type("" + dialect);
    if (type != null
        && type.getName().startsWith("org.hibernate.")
        && Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
            .noneMatch(each -> each.getSimpleName().startsWith("PostgreSQL"))) {
      properties.remove(DIALECT);
      unused.add("the dialect " + type.getSimpleName() + ", which is not PostgreSQL's");
    }
  }

  private Stream<String> beansOf(Class<?> type) {
    return Arrays.stream(beans.getBeanNamesForType(type, true, false));
  }

  /** Whether Spring itself has defined it. */
  private boolean isBoots(String name) {
    if (!beans.containsBeanDefinition(name)) {
      return false;
    }
    BeanDefinition definition = beans.getBeanDefinition(name);
    String factory = definition.getFactoryBeanName();
    String source =
        factory != null && beans.containsBeanDefinition(factory)
            ? beans.getBeanDefinition(factory).getBeanClassName()
            : definition.getBeanClassName();
    return source != null && source.startsWith("org.springframework.");
  }

  private @Nullable Class<?> type(String... names) {
    ClassLoader loader = context.getClassLoader();
    return Arrays.stream(names)
        .filter(name -> ClassUtils.isPresent(name, loader))
        .findFirst()
        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, loader))
        .orElse(null);
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    type.getName()
                        + " has no method "
                        + name
                        + ": Plumbline knows Spring Boot 3.5 and 4. Set"
                        + " applicationConfiguration = false in @PlumblineTest."));
  }

  private static Object ask(
      Class<?> type, String name, @Nullable Object target, Object... arguments) {
    return Objects.requireNonNull(
        ReflectionUtils.invokeMethod(method(type, name), target, arguments), name);
  }
}
