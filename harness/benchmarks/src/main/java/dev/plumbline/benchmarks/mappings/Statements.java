package dev.plumbline.benchmarks.mappings;

import dev.plumbline.benchmarks.mappings.Instances.Content;
import dev.plumbline.schema.Schema;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.binder.internal.TenantIdBinder;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.persister.entity.EntityPersister;

/**
 * What an application does with its entities: store them with much and with little in them, read
 * them back, ask for them by each attribute, change each attribute, delete them, count on their
 * keys. Each in a savepoint of a transaction that stays open, so that the next finds the tables
 * empty again.
 */
final class Statements {

  private static final String TENANT = new UUID(1, 1).toString();

  /** As many as it takes to draw from a sequence a third time. */
  private static final int SEVERAL = 5;

  /** More than what an entity refers to takes. */
  private static final int APART = 10;

  private final SessionFactoryImplementor factory;
  private final Connection connection;
  private final Limits.Source limits;
  private final Map<String, Deed> deeds = new TreeMap<>();
  private final Set<String> stored;

  /**
   * Those of all entities.
   *
   * @param factory whose connections are {@code connection}
   * @param schema that the entities are made for: it tells which of them have rows of their own,
   *     and how large values may be
   */
  Statements(SessionFactory factory, Schema schema, Connection connection) {
    this.factory = factory.unwrap(SessionFactoryImplementor.class);
    this.connection = connection;
    this.limits = new Limits.Source(schema);
    this.stored =
        schema.tables().stream()
            .filter(table -> !table.type().isView())
            .map(table -> table.name().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    entities().forEach(this::add);
    withoutClass().forEach(this::ask);
  }

  /** Entities that are maps: Envers' rows. */
  private List<EntityPersister> withoutClass() {
    List<EntityPersister> entities = new ArrayList<>();
    factory
        .getMappingMetamodel()
        .forEachEntityDescriptor(
            entity -> {
              if (Map.class.isAssignableFrom(entity.getMappedClass())) {
                entities.add(entity);
              }
            });
    return entities;
  }

  private List<EntityPersister> entities() {
    List<EntityPersister> entities = new ArrayList<>();
    factory.getMappingMetamodel().forEachEntityDescriptor(entities::add);
    return entities.stream()
        .filter(entity -> !Map.class.isAssignableFrom(entity.getMappedClass()))
        .filter(entity -> !Modifier.isAbstract(entity.getMappedClass().getModifiers()))
        .sorted(Comparator.comparing(EntityPersister::getEntityName))
        .toList();
  }

  private void add(EntityPersister entity) {
    String name = entity.getMappedClass().getSimpleName();
    if (isStored(entity)) {
      deeds.put("store and read " + name, session -> storeAndRead(session, entity));
      deeds.put(
          "store a little of " + name, session -> storeLittle(session, entity, Content.LITTLE));
      deeds.put(
          "store the least of " + name, session -> storeLittle(session, entity, Content.LEAST));
      deeds.put("change " + name, session -> change(session, entity));
      deeds.put("delete " + name, session -> delete(session, entity));
      deeds.put(
          "tell apart " + name,
          session ->
              new StoredKeys(session, entity)
                  .tellApart(
                      () -> store(session, 1, entity), () -> store(session, 50, sibling(entity))));
      if (StoredKeys.areCounted(entity)) {
        deeds.put(
            "go on counting " + name,
            session -> new StoredKeys(session, entity).goOn(() -> store(session, 1, entity)));
      }
    }
    ask(entity);
    if (entity.getIdentifierMapping() instanceof BasicValuedModelPart key) {
      Object value = Instances.basic(key, limits.of(key, null), 1);
      if (value != null) {
        deeds.put("find " + name, session -> session.find(entity.getMappedClass(), value));
      }
    }
  }

  private void ask(EntityPersister entity) {
    String name = entity.getEntityName().substring(entity.getEntityName().lastIndexOf('.') + 1);
    deeds.put("query " + name, session -> query(session, entity, "", Map.of()));
    Attributes.queries(entity, limits)
        .forEach(
            (condition, value) ->
                deeds.put(
                    "query " + name + condition,
                    session -> query(session, entity, condition, Map.of("v", value))));
    Attributes.literals(entity)
        .forEach(
            condition ->
                deeds.put(
                    "query " + name + condition,
                    session -> query(session, entity, condition, Map.of())));
  }

  /** Another one of the hierarchy, if its rows are in the same table; else the same. */
  private EntityPersister sibling(EntityPersister entity) {
    return entities().stream()
        .filter(other -> other != entity)
        .filter(other -> other.getRootEntityName().equals(entity.getRootEntityName()))
        .filter(other -> other.getTableName().equals(entity.getTableName()))
        .findFirst()
        .orElse(entity);
  }

  /** Views and queries in place of a table get their rows from others. */
  private boolean isStored(EntityPersister entity) {
    String table = entity.getTableName();
    return stored.contains(
        table.substring(table.lastIndexOf('.') + 1).replace("\"", "").toLowerCase(Locale.ROOT));
  }

  /** How many there are. */
  int size() {
    return deeds.size();
  }

  private interface Deed {
    void in(SessionImplementor session) throws Exception;
  }

  /** What fails, with the reason, by what it was. */
  Map<String, String> failures() throws SQLException {
    Map<String, String> failures = new TreeMap<>();
    for (Map.Entry<String, Deed> deed : deeds.entrySet()) {
      Savepoint before = connection.setSavepoint();
      attempt(deed.getKey(), deed.getValue(), failures);
      connection.rollback(before);
    }
    return failures;
  }

  /**
   * Stores one of each, and leaves them there.
   *
   * @param first number that values are made of
   * @return what fails, as {@link #failures} does
   */
  Map<String, String> store(int first) throws SQLException {
    Map<String, String> failures = new TreeMap<>();
    int next = first;
    for (EntityPersister entity : entities()) {
      if (isStored(entity)) {
        Savepoint before = connection.setSavepoint();
        int failed = failures.size();
        int own = next;
        next += SEVERAL * APART;
        attempt(
            "store " + entity.getMappedClass().getSimpleName() + " from a second process",
            session -> {
              for (int number = 0; number < SEVERAL; number++) {
                store(session, own + APART * number, entity);
              }
            },
            failures);
        if (failures.size() > failed) {
          connection.rollback(before);
        }
      }
    }
    return failures;
  }

  private void attempt(String what, Deed deed, Map<String, String> failures) {
    try (SessionImplementor session = open()) {
      session.beginTransaction();
      deed.in(session);
      session.flush();
      session.getTransaction().commit(); // which the connection does not do
    } catch (Exception e) {
      failures.putIfAbsent(what, reason(e));
    }
  }

  private SessionImplementor open() {
    return factory.getDefinedFilterNames().contains(TenantIdBinder.FILTER_NAME)
        ? factory.withOptions().tenantIdentifier((Object) TENANT).openSession()
        : factory.openSession();
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root).lines().findFirst().orElse("").strip();
  }

  private Object store(SessionImplementor session, int first, EntityPersister entity) {
    return new Instances(session, limits, first).store(entity, Content.ALL);
  }

  private void storeAndRead(SessionImplementor session, EntityPersister entity) {
    Object stored = store(session, 1, entity);
    store(session, 50, entity);
    session.flush();
    Object key = session.getIdentifier(stored);
    session.clear();
    Object read = session.find(entity.getMappedClass(), key);
    Attributes.requireSame(entity, stored, read);
  }

  private void storeLittle(SessionImplementor session, EntityPersister entity, Content content) {
    new Instances(session, limits, 1).store(entity, content);
    new Instances(session, limits, 60).store(entity, content);
  }

  private static void query(
      SessionImplementor session,
      EntityPersister entity,
      String condition,
      Map<String, Object> parameters) {
    var query =
        session.createQuery(
            "select e from " + entity.getEntityName() + " e" + condition, entity.getMappedClass());
    parameters.forEach(query::setParameter);
    query.getResultList();
  }

  private void change(SessionImplementor session, EntityPersister entity) {
    Object stored = store(session, 1, entity);
    session.flush();
    for (AttributeMapping attribute : Instances.attributes(entity)) {
      for (Object value : Attributes.others(entity, attribute, limits)) {
        attribute.setValue(stored, value);
        session.flush();
      }
    }
  }

  private void delete(SessionImplementor session, EntityPersister entity) {
    Object stored = store(session, 1, entity);
    session.flush();
    session.remove(stored);
  }
}
