package dev.plumbline.hibernate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.SourceType;
import org.hibernate.tool.schema.TargetType;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExceptionHandler;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.ScriptSourceInput;
import org.hibernate.tool.schema.spi.ScriptTargetOutput;
import org.hibernate.tool.schema.spi.SourceDescriptor;
import org.hibernate.tool.schema.spi.TargetDescriptor;
import org.jspecify.annotations.NullUnmarked;

/**
 * The statements with which Hibernate would create its schema, written down instead of executed.
 */
@NullUnmarked // Hibernate's interfaces say null for "none"
final class SchemaScript implements SourceDescriptor, TargetDescriptor, ScriptTargetOutput {

  private final List<String> statements = new ArrayList<>();

  private SchemaScript() {}

  static List<String> of(Metadata metadata, ServiceRegistry registry) {
    Map<String, Object> settings = registry.getService(ConfigurationService.class).getSettings();
    SchemaScript script = new SchemaScript();
    registry
        .getService(SchemaManagementTool.class)
        .getSchemaCreator(settings)
        .doCreation(metadata, new Options(settings), ContributableMatcher.ALL, script, script);
    return script.statements;
  }

  /** Namespaces are created, too, and the first exception ends it. */
  private record Options(Map<String, Object> getConfigurationValues) implements ExecutionOptions {

    @Override
    public boolean shouldManageNamespaces() {
      return true;
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
      return exception -> {
        throw exception;
      };
    }
  }

  @Override
  public SourceType getSourceType() {
    return SourceType.METADATA;
  }

  @Override
  public ScriptSourceInput getScriptSourceInput() {
    return null;
  }

  @Override
  public EnumSet<TargetType> getTargetTypes() {
    return EnumSet.of(TargetType.SCRIPT);
  }

  @Override
  public ScriptTargetOutput getScriptTargetOutput() {
    return this;
  }

  @Override
  public void prepare() {}

  @Override
  public void accept(String statement) {
    statements.add(statement);
  }

  @Override
  public void release() {}
}
