package dev.plumbline.hibernate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Settings that add the service's data, or are for scripts that people read. */
  private static final Set<String> OTHERS =
      Set.of(
          "hibernate.hbm2ddl.import_files",
          "hibernate.hbm2ddl.delimiter",
          "hibernate.format_sql",
          "jakarta.persistence.sql-load-script-source",
          "javax.persistence.sql-load-script-source");

  private static final String DELIMITER = ";";
  private static final String NAMESPACE = "create schema ";
  private static final String COMMENT = "comment on ";

  private final List<String> statements = new ArrayList<>();

  private SchemaScript() {}

  static List<String> of(Metadata metadata, ServiceRegistry registry) {
    Map<String, Object> settings =
        new HashMap<>(registry.getService(ConfigurationService.class).getSettings());
    settings.keySet().removeAll(OTHERS);
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

  /**
   * Comments are left out: nobody compares them, and Hibernate does not escape what it puts into
   * quotes there.
   */
  @Override
  public void accept(String statement) {
    String sql =
        statement.endsWith(DELIMITER)
            ? statement.substring(0, statement.length() - DELIMITER.length())
            : statement;
    if (sql.startsWith(NAMESPACE) && !sql.startsWith(NAMESPACE + "if not exists ")) {
      statements.add(NAMESPACE + "if not exists " + sql.substring(NAMESPACE.length()));
    } else if (!sql.startsWith(COMMENT)) {
      statements.add(sql);
    }
  }

  @Override
  public void release() {}
}
