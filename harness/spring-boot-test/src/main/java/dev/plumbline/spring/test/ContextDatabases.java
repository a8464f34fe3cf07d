package dev.plumbline.spring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The databases of one application context: one for each declaration, and one more for each further
 * service that the application's properties name for a data source. A bean, so that the end of the
 * context is theirs. Safe for several threads.
 */
final class ContextDatabases implements DisposableBean {

  static final String BEAN = "plumblineContextDatabases";

  private final Environment environment;
  private final Function<MigratedService, DatabaseSource> sources;

  /** By data source, {@code ""} for all that have no declaration of their own. */
  private final Map<String, DatabaseDeclaration> declarations = new LinkedHashMap<>();

  /** By data source; those that lead elsewhere have none. */
  private final Map<String, Optional<SwitchingDataSource>> targets = new ConcurrentHashMap<>();

  /** By service, so that two data sources of one service lead to one database. */
  private final Map<MigratedService, SwitchingDataSource> databases = new ConcurrentHashMap<>();

  /**
   * Databases of a context.
   *
   * @param sources where those of a service come from
   */
  ContextDatabases(
      List<DatabaseDeclaration> declarations,
      Environment environment,
      Function<MigratedService, DatabaseSource> sources) {
    this.environment = environment;
    this.sources = sources;
    declarations.forEach(each -> this.declarations.put(each.dataSource(), each));
  }

  /** Those of a context; null if it has none. */
  static @Nullable ContextDatabases of(ApplicationContext context) {
    return context.containsLocalBean(BEAN) ? context.getBean(BEAN, ContextDatabases.class) : null;
  }

  /** The same, of a bean factory that has them. */
  static ContextDatabases of(ConfigurableListableBeanFactory beans) {
    return beans.getBean(BEAN, ContextDatabases.class);
  }

  /** Begins with what will be needed, in the background. */
  void prepare() {
    declarations.keySet().forEach(this::of);
  }

  /** Where a data source has to lead; null if that is nobody's business here. */
  @Nullable SwitchingDataSource of(String dataSource) {
    return targets.computeIfAbsent(dataSource, this::find).orElse(null);
  }

  private Optional<SwitchingDataSource> find(String dataSource) {
    DatabaseDeclaration declaration = declarations.get(dataSource);
    if (declaration == null) {
      declaration = declarations.get("");
      String own = environment.getProperty("plumbline.data-sources." + dataSource + ".service", "");
      boolean foreign =
          !environment.getProperty(
              "plumbline.data-sources." + dataSource + ".verify", Boolean.class, true);
      if (declaration == null || foreign) {
        return Optional.empty();
      }
      if (!own.isBlank()) {
        declaration = declaration.ofService(dataSource, own);
      }
    }
    MigratedService service = MigratedService.of(declaration, environment);
    return Optional.of(
        databases.computeIfAbsent(service, key -> new SwitchingDataSource(sources.apply(key))));
  }

  /** Fresh databases for the data source that an annotation is about. */
  void refresh(String dataSource) {
    if (dataSource.isEmpty()) {
      databases.values().stream()
          .filter(each -> !isNamed(each))
          .forEach(SwitchingDataSource::refresh);
      return;
    }
    SwitchingDataSource target = of(dataSource);
    if (target != null) {
      target.refresh();
    }
  }

  private boolean isNamed(SwitchingDataSource candidate) {
    return declarations.keySet().stream()
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> of(name) == candidate);
  }

  void failed(Throwable failure) {
    databases.values().forEach(each -> each.failed(failure));
  }

  @Override
  public void destroy() {
    databases.values().forEach(SwitchingDataSource::close);
  }
}
