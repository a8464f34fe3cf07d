package dev.plumbline.hibernate;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Findings;
import dev.plumbline.parity.Mapping;
import dev.plumbline.schema.Schema;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.tool.schema.spi.SchemaManagementException;

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

  private static final Set<String> VALIDATING =
      Set.of("hibernate.hbm2ddl.auto", "jakarta.persistence.schema-generation.database.action");

  private final PersistenceBootstrap bootstrap;
  private final Map<String, Object> settings;

  private Entities(PersistenceBootstrap bootstrap, Map<String, Object> settings) {
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
    return inPackages(packages, List.of());
  }

  /**
   * The same, and what mapping files say of them or of other classes.
   *
   * @param mappingFiles such as {@code META-INF/orm.xml}, on the class path
   * @throws EntitiesException if there is neither an entity nor a mapping file
   */
  public static Entities inPackages(Collection<String> packages, List<String> mappingFiles) {
    return new Entities(ManagedClasses.inPackages(List.copyOf(packages), mappingFiles), Map.of());
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

  /**
   * The same entities under additional Hibernate or JPA settings, such as a naming strategy.
   *
   * @param additional texts, or objects that Hibernate takes as they are
   */
  public Entities withSettings(Map<String, ?> additional) {
    Map<String, Object> merged = new HashMap<>(settings);
    merged.putAll(additional);
    return new Entities(bootstrap, merged);
  }

  /** Where these entities come from, for messages. */
  public String description() {
    return bootstrap.description();
  }

  /**
   * What the entities expect. Hibernate writes the DDL, PostgreSQL executes it in {@code copy} and
   * says what it has become; Hibernate's own metadata tells which attribute is behind which column.
   *
   * @param empty a database without any table on the server of the one to compare with
   * @param copy a database like the one to compare with, opened by a role that owns what is in it;
   *     it is of no other use afterwards
   * @return with a finding for everything that PostgreSQL rejects, and for Hibernate's refusal to
   *     start
   * @throws EntitiesException if Hibernate cannot even read the entities
   * @throws SQLException if the copy cannot be read
   */
  public Mapping mapping(DataSource empty, DataSource copy) throws SQLException {
    Schema migrated;
    try (Connection connection = copy.getConnection()) {
      migrated = CatalogReader.read(connection);
    }
    return expectation(empty).createIn(copy, migrated);
  }

  /**
   * The first half of {@link #mapping}: what Hibernate has to say, before PostgreSQL is asked.
   *
   * @param empty a database on the server of the one to compare with. Hibernate asks what server it
   *     is, and looks at the increments of its sequences: with those of the changelog it could
   *     refuse to say what the entities expect. Nothing is changed there
   * @throws EntitiesException if Hibernate cannot even read the entities
   */
  public Expectation expectation(DataSource empty) {
    try {
      BoundEntities bound = HibernateStart.with(bootstrap, hibernateSettings(empty));
      return new Expectation(this, bound, SentTypes.of(bound.relations().overruled(), empty));
    } catch (EntitiesException e) {
      throw e;
    } catch (SQLException e) {
      throw new EntitiesException(
          "The server does not tell the names of the types of the entities in "
              + description()
              + ": "
              + e.getMessage()
              + ". Without that, columns with a columnDefinition cannot be checked. Run it again"
              + " once the server answers.",
          e);
    } catch (RuntimeException | LinkageError e) {
      throw rejected(e, springsNames(empty));
    }
  }

  /** What to do if nothing but Spring's naming strategies is missing, or in the way. */
  private String springsNames(DataSource empty) {
    if (NamingStrategies.areDefault(settings)) {
      return startsWith(NamingStrategies.ofSpring(), empty)
          ? " With the application's naming strategies it would start: "
              + NamingStrategies.howToSet()
          : "";
    }
    return NamingStrategies.areSprings(settings) && startsWith(Map.of(), empty)
        ? " " + NamingStrategies.howToLiveWith(settings)
        : "";
  }

  /** Whether Hibernate starts with these naming strategies. */
  private boolean startsWith(Map<String, String> strategies, DataSource empty) {
    Map<String, Object> renamed = hibernateSettings(empty);
    renamed.remove(NamingStrategies.PHYSICAL);
    renamed.remove(NamingStrategies.IMPLICIT);
    renamed.putAll(strategies);
    try {
      return HibernateStart.with(bootstrap, renamed).refusals().isEmpty();
    } catch (RuntimeException | LinkageError e) {
      return false; // it is something else
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
    } catch (EntitiesException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw rejected(e, "");
    }
  }

  /**
   * Whether an application with these settings has Hibernate validate the schema when it starts:
   * {@code hibernate.hbm2ddl.auto} or {@code jakarta.persistence.schema-generation.database.action}
   * is {@code validate}.
   */
  public boolean areValidated() {
    return VALIDATING.stream()
        .anyMatch(setting -> "validate".equalsIgnoreCase("" + settings.getOrDefault(setting, "")));
  }

  /**
   * What that validation says of a database. It is stricter than what statements need, and ends an
   * application's start all the same.
   *
   * @param migrated is only looked at
   * @return the first thing that Hibernate does not accept, as it looks no further, or for what
   *     other reason it does not start there; none if it accepts the database
   */
  public Findings validation(DataSource migrated) {
    Map<String, Object> validating = hibernateSettings(migrated);
    VALIDATING.forEach(setting -> validating.put(setting, "validate"));
    try {
      bootstrap.createEntityManagerFactory(validating).close();
      return Findings.none();
    } catch (RuntimeException | LinkageError e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SchemaManagementException refusal) {
          return Findings.of(List.of(invalid(refusal)));
        }
      }
      return Findings.of(List.of(refusal(e)));
    }
  }

  private Finding invalid(SchemaManagementException refusal) {
    return Finding.of(
            FindingCode.MAPPING_REFUSED,
            description(),
            "a schema that passes Hibernate's validation, which the settings ask for (validate)",
            StartRefusal.words(refusal))
        .withFix(
            "Add a changeSet that makes the types the same, correct the mapping, or set"
                + " hibernate.hbm2ddl.auto to none: the verifier checks the schema at start-up"
                + " too.");
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

  private EntitiesException rejected(Throwable e, String more) {
    return new EntitiesException(
        "Hibernate cannot start with the entities in "
            + description()
            + ". "
            + StartRefusal.words(e)
            + " "
            + StartRefusal.fix(e, settings)
            + more,
        e);
  }

  /** The same as a finding, where the schema is known all the same. */
  Finding refusal(Throwable e) {
    return Finding.of(
            FindingCode.MAPPING_REFUSED,
            description(),
            "entities with which Hibernate starts",
            StartRefusal.words(e))
        .withFix(StartRefusal.fix(e, settings));
  }
}
