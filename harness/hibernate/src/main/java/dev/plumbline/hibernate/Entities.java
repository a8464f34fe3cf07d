package dev.plumbline.hibernate;

import dev.plumbline.comparison.Mapping;
import dev.plumbline.schema.Schema;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The entities of a service, and what they expect of its database.
 *
 * <p>Hibernate is bootstrapped as Spring and Jakarta EE do it, through the JPA provider interface,
 * with the service's own settings. Settings that would let it change or fill a schema are
 * overruled: a service's schema comes from its changelog only.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class Entities {

  /** Settings that create, change or fill schemas, whatever the service's configuration says. */
  private static final Set<String> SCHEMA_SETTINGS =
      Set.of(
          "hibernate.hbm2ddl.auto",
          "hibernate.hbm2ddl.import_files",
          "jakarta.persistence.schema-generation.database.action",
          "jakarta.persistence.schema-generation.scripts.action",
          "jakarta.persistence.schema-generation.create-source",
          "jakarta.persistence.schema-generation.create-script-source",
          "jakarta.persistence.sql-load-script-source");

  private final PersistenceBootstrap bootstrap;
  private final Map<String, String> settings;

  private Entities(PersistenceBootstrap bootstrap, Map<String, String> settings) {
    this.bootstrap = bootstrap;
    this.settings = Map.copyOf(settings);
  }

  /**
   * Every entity, embeddable, mapped superclass and converter in these packages and those below.
   *
   * @throws EntitiesException if there is no entity in them; the message lists packages that do
   *     have entities
   */
  public static Entities inPackages(Collection<String> packages) {
    return new Entities(ManagedClasses.inPackages(List.copyOf(packages)), Map.of());
  }

  /**
   * Exactly these classes; embeddables and mapped superclasses that they use are found through
   * them, converters must be named.
   *
   * @throws EntitiesException if none is an entity
   */
  public static Entities ofClasses(Class<?>... classes) {
    return new Entities(ManagedClasses.of(Arrays.asList(classes)), Map.of());
  }

  /**
   * The classes and settings of a unit in {@code META-INF/persistence.xml}.
   *
   * @throws EntitiesException if there is no such unit; the message lists those that there are
   */
  public static Entities ofPersistenceUnit(String name) {
    return new Entities(PersistenceUnit.named(name), Map.of());
  }

  /** The same entities under additional Hibernate or JPA settings, such as a naming strategy. */
  public Entities withSettings(Map<String, String> additional) {
    Map<String, String> merged = new HashMap<>(settings);
    merged.putAll(additional);
    return new Entities(bootstrap, merged);
  }

  /** Where these entities come from, for messages. */
  public String description() {
    return bootstrap.description();
  }

  /**
   * What the entities expect. Hibernate writes the DDL, PostgreSQL executes it in {@code
   * emptyDatabase} and says what it has become; Hibernate's own metadata tells which attribute is
   * behind which column.
   *
   * @param emptyDatabase a scratch database on the server of the one to compare with, opened by a
   *     role that owns it; it is no longer empty afterwards
   * @param migrated the schema to compare with. Its extensions, enum types and domains are provided
   *     to the entities, which can refer to them ({@code columnDefinition = "citext"}) but not
   *     create them
   * @throws EntitiesException if Hibernate rejects the entities or PostgreSQL rejects their DDL
   * @throws SQLException if the scratch database cannot be read
   */
  public Mapping mapping(DataSource emptyDatabase, Schema migrated) throws SQLException {
    return expectation(emptyDatabase).createIn(emptyDatabase, migrated);
  }

  /**
   * The first half of {@link #mapping}: what Hibernate has to say, before PostgreSQL is asked.
   *
   * @param database any on the server of the one to compare with; Hibernate asks what server it is,
   *     and nothing is changed there
   * @throws EntitiesException if Hibernate rejects the entities
   */
  public Expectation expectation(DataSource database) {
    try {
      return new Expectation(this, BoundEntities.of(bootstrap, hibernateSettings(database)));
    } catch (RuntimeException e) {
      throw rejected("Hibernate cannot create the schema of the entities", e);
    }
  }

  /**
   * An entity manager factory on the given database, without any schema tool. The caller closes it.
   *
   * @throws EntitiesException if Hibernate rejects the entities
   */
  public EntityManagerFactory createEntityManagerFactory(DataSource dataSource) {
    try {
      return bootstrap.createEntityManagerFactory(hibernateSettings(dataSource));
    } catch (RuntimeException e) {
      throw rejected("Hibernate cannot start with the entities", e);
    }
  }

  private Map<String, Object> hibernateSettings(DataSource dataSource) {
    Map<String, Object> merged = new HashMap<>(settings);
    merged.keySet().removeAll(SCHEMA_SETTINGS);
    merged.put("jakarta.persistence.nonJtaDataSource", dataSource);
    merged.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    merged.put("jakarta.persistence.schema-generation.database.action", "none");
    merged.put("jakarta.persistence.schema-generation.scripts.action", "none");
    merged.put("jakarta.persistence.schema-generation.create-source", "metadata");
    merged.put("hibernate.hbm2ddl.auto", "none");
    merged.put("hibernate.hbm2ddl.skip_default_import_file", "true");
    return merged;
  }

  /** For people: what has failed, why, and what to do about it. */
  EntitiesException rejected(String what, Exception e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = root == e ? e.getMessage() : e.getMessage() + " Cause: " + root.getMessage();
    return new EntitiesException(
        what
            + " in "
            + description()
            + ". "
            + why
            + " Correct the mapping"
            + (settings.isEmpty()
                ? "."
                : ", or the settings " + settings.keySet().stream().sorted().toList() + "."),
        e);
  }
}
