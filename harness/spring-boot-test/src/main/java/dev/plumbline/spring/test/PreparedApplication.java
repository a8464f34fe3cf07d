package dev.plumbline.spring.test;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.AnnotatedClassFinder;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextLoadException;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;
import org.springframework.test.context.support.DefaultBootstrapContext;

/**
 * An application as Boot's own test support prepares it, up to the definitions of its beans, of
 * which none is made: its environment with all profiles and property sources, its configuration
 * classes with all conditions.
 *
 * @param configuration as for {@code @SpringBootTest}; the key under which contexts are cached
 */
record PreparedApplication(MergedContextConfiguration configuration) {

  /** Those of Boot and those that add properties; others start servers. */
  private static final List<String> CUSTOMIZERS =
      List.of(
          "org.springframework.boot.test.context.",
          "org.springframework.test.context.support.DynamicPropert");

  /** That of a test class; null if it belongs to no application. */
  static @Nullable PreparedApplication of(Class<?> testClass) {
    if (!isNamed(testClass)
        && new AnnotatedClassFinder(SpringBootConfiguration.class).findFromClass(testClass)
            == null) {
      return null;
    }
    Bootstrapper bootstrapper = new Bootstrapper();
    bootstrapper.setBootstrapContext(
        new DefaultBootstrapContext(testClass, new DefaultCacheAwareContextLoaderDelegate()));
    return new PreparedApplication(bootstrapper.buildMergedContextConfiguration());
  }

  /** Whether the test class itself says which application that is. */
  private static boolean isNamed(Class<?> testClass) {
    MergedAnnotations annotations =
        MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
            .withEnclosingClasses(TestContextAnnotationUtils::searchEnclosingClass)
            .from(testClass);
    return annotations.isPresent(ContextConfiguration.class)
        || annotations.stream(SpringBootTest.class)
            .anyMatch(each -> each.getClassArray("classes").length > 0);
  }

  /** Boot's, but for what would be printed, made or started for the sake of tests. */
  private static final class Bootstrapper extends SpringBootTestContextBootstrapper {

    @Override
    protected MergedContextConfiguration processMergedContextConfiguration(
        MergedContextConfiguration given) {
      MergedContextConfiguration all = super.processMergedContextConfiguration(given);
      Set<ContextCustomizer> customizers =
          all.getContextCustomizers().stream()
              .filter(each -> CUSTOMIZERS.stream().anyMatch(each.getClass().getName()::startsWith))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return new MergedContextConfiguration(
          all.getTestClass(),
          all.getLocations(),
          all.getClasses(),
          all.getContextInitializerClasses(),
          all.getActiveProfiles(),
          all.getPropertySourceDescriptors(),
          all.getPropertySourceProperties(),
          customizers,
          all.getContextLoader(),
          getCacheAwareContextLoaderDelegate(),
          null);
    }

    @Override
    protected void processPropertySourceProperties(
        MergedContextConfiguration configuration, List<String> properties) {
      super.processPropertySourceProperties(configuration, properties);
      properties.add("spring.main.banner-mode=off");
      properties.add("spring.main.log-startup-info=false");
    }
  }

  /** The class of the application, and the profiles that are active, for people. */
  String label(GenericApplicationContext context) {
    String[] profiles = context.getEnvironment().getActiveProfiles();
    return switch (profiles.length) {
      case 0 -> classes();
      case 1 -> classes() + " (profile " + profiles[0] + ")";
      default -> classes() + " (profiles " + String.join(", ", profiles) + ")";
    };
  }

  /** The class of the application, for people. */
  String classes() {
    return Arrays.stream(configuration.getClasses())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", "));
  }

  /**
   * A context that is never refreshed.
   *
   * @throws RuntimeException Spring's, if something in the configuration is wrong
   */
  GenericApplicationContext context() {
    GenericApplicationContext context = load();
    ConfigurationClassPostProcessor classes = new ConfigurationClassPostProcessor();
    classes.setEnvironment(context.getEnvironment());
    classes.setResourceLoader(context);
    classes.setBeanClassLoader(context.getDefaultListableBeanFactory().getBeanClassLoader());
    classes.postProcessBeanDefinitionRegistry(context.getDefaultListableBeanFactory());
    return context;
  }

  private GenericApplicationContext load() {
    try {
      return (GenericApplicationContext)
          new SpringBootContextLoader()
              .loadContextForAotProcessing(configuration, new RuntimeHints());
    } catch (ContextLoadException e) {
      throw new IllegalStateException(e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
