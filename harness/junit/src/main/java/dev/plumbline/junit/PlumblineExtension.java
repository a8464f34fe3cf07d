package dev.plumbline.junit;

import dev.plumbline.junit.PlumblineTest.Scope;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Mechanism behind {@link PlumblineTest}. Has no state of its own: everything lives in the store,
 * as a resource that JUnit closes at the end of the context that it belongs to.
 */
final class PlumblineExtension
    implements BeforeAllCallback,
        AfterEachCallback,
        AfterAllCallback,
        TestWatcher,
        ParameterResolver {

  static final Namespace NAMESPACE = Namespace.create(PlumblineExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isContract(context)) {
      context.getStore(NAMESPACE).put(ContractRecorder.class, new ContractRecorder(context));
    }
    // what is missing or broken fails the class once, not every test in it
    service(context).prepare();
    if (isContract(context)) {
      service(context).entities();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    keepDatabaseOfFailure(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    keepDatabaseOfFailure(context);
  }

  /** Before anything is closed. The failure itself carries the message to wherever it is shown. */
  private static void keepDatabaseOfFailure(ExtensionContext context) {
    if (!PlumblineRun.of(context).options().keep()) {
      return;
    }
    context
        .getExecutionException()
        .ifPresent(
            failure ->
                existingDatabase(context)
                    .ifPresent(
                        database -> {
                          String text = database.keep();
                          failure.addSuppressed(new DatabaseKeptException(text));
                          context.publishReportEntry("plumbline.database", text);
                        }));
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    recorder(context).ifPresent(ContractRecorder::passed);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    recorder(context).ifPresent(recorder -> recorder.failed(context.getDisplayName()));
  }

  private static boolean isContract(ExtensionContext context) {
    return declaration(context).context() == context
        && SchemaContract.class.isAssignableFrom(context.getRequiredTestClass());
  }

  private static Optional<ContractRecorder> recorder(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(ContractRecorder.class, ContractRecorder.class));
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ServiceDatabase.class
        || type == DataSource.class
        || type == Connection.class
        || type == EntityManagerFactory.class
        || type == EntityManager.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    ServiceDatabase database = database(context);
    if (type == ServiceDatabase.class) {
      return database;
    }
    if (type == DataSource.class) {
      return database.dataSource(applicationName(context));
    }
    if (type == EntityManagerFactory.class) {
      return database.entityManagerFactory();
    }
    return type == Connection.class
        ? connection(parameter, context, database)
        : entityManager(parameter, context, database);
  }

  private static Connection connection(
      ParameterContext parameter, ExtensionContext context, ServiceDatabase database) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            parameter.getParameter(),
            key -> OpenConnection.to(database, applicationName(context)),
            OpenConnection.class)
        .connection();
  }

  /** What PostgreSQL shows of a connection: the test, or the class, that it was opened for. */
  private static String applicationName(ExtensionContext context) {
    String name = context.getRequiredTestClass().getSimpleName();
    return context.getTestMethod().map(method -> name + "." + method.getName()).orElse(name);
  }

  private static EntityManager entityManager(
      ParameterContext parameter, ExtensionContext context, ServiceDatabase database) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            parameter.getParameter(),
            key ->
                new OpenPersistenceContext(database.entityManagerFactory().createEntityManager()),
            OpenPersistenceContext.class)
        .entityManager();
  }

  /** A store shows its parents' values too, so the key says whose database it is. */
  private record DatabaseKey(String contextId, ServiceSpecification specification) {}

  private static ServiceDatabase database(ExtensionContext context) {
    ServiceUnderTest service = service(context);
    ExtensionContext owner = databaseContext(context);
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            new DatabaseKey(owner.getUniqueId(), service.specification()),
            key -> new OpenDatabase(new ServiceDatabase(service, owningName(owner, service))),
            OpenDatabase.class)
        .database();
  }

  private static String owningName(ExtensionContext owner, ServiceUnderTest service) {
    return owner.getTestClass().isPresent()
        ? applicationName(owner)
        : service.specification().service();
  }

  /** The database of that test or class, if one was asked for. */
  private static Optional<ServiceDatabase> existingDatabase(ExtensionContext context) {
    boolean perMethod = declaration(context).annotation().databasePer() == Scope.METHOD;
    if (perMethod && context.getTestMethod().isEmpty()) {
      return Optional.empty();
    }
    ExtensionContext owner = databaseContext(context);
    return Optional.ofNullable(
            owner
                .getStore(NAMESPACE)
                .get(
                    new DatabaseKey(owner.getUniqueId(), service(context).specification()),
                    OpenDatabase.class))
        .map(OpenDatabase::database);
  }

  /** The context whose end is the database's end. */
  private static ExtensionContext databaseContext(ExtensionContext context) {
    return switch (declaration(context).annotation().databasePer()) {
      case SERVICE -> context.getRoot();
      case CLASS -> declaration(context).context();
      case METHOD -> {
        if (context.getTestMethod().isEmpty()) {
          throw new ParameterResolutionException(
              context.getDisplayName()
                  + ": with databasePer = METHOD there is a database only during each test, not"
                  + " before or between them. Ask for it in the test or in @BeforeEach, or"
                  + " share one with databasePer = CLASS.");
        }
        yield context;
      }
    };
  }

  static ServiceUnderTest service(ExtensionContext context) {
    Declaration declaration = declaration(context);
    ServiceSpecification specification =
        ServiceSpecification.of(
            declaration.annotation(),
            declaration.context().getRequiredTestClass(),
            PlumblineRun.of(context).options());
    return PlumblineRun.of(context).service(specification);
  }

  /**
   * Where {@link PlumblineTest} stands.
   *
   * @param context of the class that carries or inherits it: the test's own or one around it
   */
  record Declaration(PlumblineTest annotation, ExtensionContext context) {}

  static Declaration declaration(ExtensionContext context) {
    Optional<ExtensionContext> candidate = Optional.of(context);
    while (candidate.isPresent()) {
      ExtensionContext classContext = candidate.get();
      Optional<PlumblineTest> annotation =
          classContext.getTestMethod().isPresent()
              ? Optional.empty()
              : AnnotationSupport.findAnnotation(classContext.getTestClass(), PlumblineTest.class);
      if (annotation.isPresent()) {
        return new Declaration(annotation.get(), classContext);
      }
      candidate = classContext.getParent();
    }
    throw new ExtensionConfigurationException(
        context.getDisplayName()
            + " has Plumbline's extension, but no @PlumblineTest. Add the annotation instead of"
            + " @ExtendWith.");
  }

  private record OpenDatabase(ServiceDatabase database) implements StoredResource {
    @Override
    public void close() {
      database.close();
    }
  }

  private record OpenConnection(Connection connection) implements StoredResource {

    static OpenConnection to(ServiceDatabase database, String applicationName) {
      try {
        return new OpenConnection(database.dataSource(applicationName).getConnection());
      } catch (SQLException e) {
        throw new ParameterResolutionException("Cannot connect to " + database, e);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private record OpenPersistenceContext(EntityManager entityManager) implements StoredResource {
    @Override
    public void close() {
      if (!entityManager.isOpen()) {
        return;
      }
      if (entityManager.getTransaction().isActive()) {
        entityManager.getTransaction().rollback();
      }
      entityManager.close();
    }
  }
}
