package dev.plumbline.benchmarks.verify;

import dev.plumbline.benchmarks.model.EntityModel;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.Action;
import org.hibernate.tool.schema.internal.ExceptionHandlerHaltImpl;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/** {@code hibernate.hbm2ddl.auto=validate} by itself: the entities are read beforehand. */
final class HibernateValidate implements Look {

  private final Map<String, Object> settings;
  private final StandardServiceRegistry registry;
  private final Metadata metadata;

  HibernateValidate(EntityModel model, DataSource database) {
    settings = new HashMap<>(model.settings());
    settings.put("hibernate.connection.datasource", database);
    registry = new StandardServiceRegistryBuilder().applySettings(settings).build();
    MetadataSources sources = new MetadataSources(registry);
    model.classes().forEach(sources::addAnnotatedClass);
    metadata = sources.buildMetadata();
  }

  @Override
  public String words() {
    return "Hibernate: validate";
  }

  @Override
  public void look() {
    SchemaManagementToolCoordinator.performDatabaseAction(
        Action.VALIDATE,
        metadata,
        registry.requireService(SchemaManagementTool.class),
        registry,
        SchemaManagementToolCoordinator.buildExecutionOptions(
            settings, new ExceptionHandlerHaltImpl()),
        ContributableMatcher.ALL);
  }

  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(registry);
  }
}
