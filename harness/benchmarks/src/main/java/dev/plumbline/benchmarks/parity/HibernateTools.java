package dev.plumbline.benchmarks.parity;

import dev.plumbline.benchmarks.model.EntityModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.Action;
import org.hibernate.tool.schema.internal.ExceptionHandlerHaltImpl;
import org.hibernate.tool.schema.internal.ExceptionHandlerLoggedImpl;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExceptionHandler;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * Hibernate's own schema tools, bootstrapped once: what {@code hibernate.hbm2ddl.auto} runs when a
 * persistence unit starts.
 */
final class HibernateTools implements Judge {

  private final Map<String, Object> settings;
  private final StandardServiceRegistry registry;
  private final Metadata metadata;

  HibernateTools(EntityModel model, DataSource database) {
    settings = new HashMap<>(model.settings());
    settings.put("hibernate.connection.datasource", database);
    settings.put("hibernate.hbm2ddl.create_namespaces", "true");
    registry = new StandardServiceRegistryBuilder().applySettings(settings).build();
    MetadataSources sources = new MetadataSources(registry);
    model.classes().forEach(sources::addAnnotatedClass);
    metadata = sources.buildMetadata();
  }

  /** The entities as Hibernate has understood them; of use until this is closed. */
  Metadata metadata() {
    return metadata;
  }

  @Override
  public int patience() {
    return Integer.MAX_VALUE;
  }

  /** Makes the schema; any statement that fails is an error. */
  void create() {
    perform(Action.CREATE_ONLY, new ExceptionHandlerHaltImpl());
  }

  /** Makes as much of the schema as the database lets it. */
  void createWhatIsPossible() {
    perform(Action.CREATE_ONLY, new ExceptionHandlerLoggedImpl());
  }

  /** It stops at the first thing that it finds. */
  @Override
  public Reports judge() {
    try {
      perform(Action.VALIDATE, new ExceptionHandlerHaltImpl());
      return Reports.NONE;
    } catch (SchemaManagementException e) {
      return Reports.of(Set.of(String.valueOf(e.getMessage())));
    }
  }

  private void perform(Action action, ExceptionHandler handler) {
    SchemaManagementToolCoordinator.performDatabaseAction(
        action,
        metadata,
        registry.requireService(SchemaManagementTool.class),
        registry,
        SchemaManagementToolCoordinator.buildExecutionOptions(settings, handler),
        ContributableMatcher.ALL);
  }

  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(registry);
  }
}
