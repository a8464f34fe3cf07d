package dev.plumbline.junit;

import dev.plumbline.finding.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a service's database: a real PostgreSQL, migrated by the service's changelog.
 *
 * <p>The usual case needs only the service's name, in a test class that lives in the package of the
 * entities or above it:
 *
 * <pre>{@code
 * @PlumblineTest("auth")
 * class AuthSchemaTest implements SchemaContract {}
 * }</pre>
 *
 * <p>Constructors, lifecycle methods and tests may ask for parameters of the types {@link
 * javax.sql.DataSource}, {@link java.sql.Connection}, {@code EntityManagerFactory}, {@code
 * EntityManager} and {@link ServiceDatabase}. Connections and entity managers are closed when the
 * test that asked for them ends, with a rollback of what it left open.
 *
 * <p>{@code @Nested} classes share the database of the enclosing class unless they have their own
 * annotation. Tests may run in parallel.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(PlumblineExtension.class)
public @interface PlumblineTest {

  /** The service's name: lower case letters, digits, dashes and underscores. */
  String value();

  /**
   * The changelog's path on the search path. Default: what the {@linkplain
   * #applicationConfiguration application} says; unless it says so, {@code db.changelog-master} or
   * {@code changelog}, as .yaml, .yml, .xml, .json or .sql, in one of {@code
   * changelogs/<service>/}, {@code db/changelog/<service>/}, {@code db/changelog/}.
   */
  String changelog() default "";

  /**
   * Folders and jars that changelog paths are relative to, themselves relative to the working
   * directory. Default: the class path.
   */
  String[] searchPath() default {};

  /**
   * Liquibase's contexts, separated by commas. Default: the application's, or else every changeSet
   * applies.
   */
  String contexts() default "";

  /** Liquibase's label filter. Default: the application's, or else every changeSet applies. */
  String labelFilter() default "";

  /** Changelog parameters, each as {@code name=value}, beside the application's. */
  String[] parameters() default {};

  /**
   * Packages with entities. Default, if no other source is given: the application's, or else the
   * test class's.
   */
  String[] packages() default {};

  /** The entities one by one, instead of packages. Converters must be named too. */
  Class<?>[] entities() default {};

  /** A unit of {@code META-INF/persistence.xml}, instead of packages. */
  String persistenceUnit() default "";

  /**
   * Hibernate and JPA settings, each as {@code name=value}, beside the application's. Those do not
   * count where a persistence unit is given.
   */
  String[] properties() default {};

  /**
   * Whether the configuration of the application that the test class belongs to says what this
   * annotation does not: where entities and changelog are, and the settings of Hibernate and
   * Liquibase. With {@code plumbline-spring-boot-test} on the class path, that is a Spring Boot
   * application whose class is found in the test class's package or above it.
   */
  boolean applicationConfiguration() default true;

  /**
   * Where the server comes from: {@code embedded}, {@code installed}, {@code installed:FOLDER},
   * {@code testcontainers}, {@code testcontainers:IMAGE}, or the JDBC URL of an existing server.
   * Default: the JUnit configuration parameter or system property {@code plumbline.postgres}, then
   * the environment variable {@code PLUMBLINE_POSTGRES}, then {@code embedded}.
   */
  String postgres() default "";

  /**
   * The image for containers, such as {@code "postgis/postgis:18-3.6"}. If nothing says where the
   * server comes from, it is embedded, and the container is started only if a changeSet needs an
   * extension that the embedded server lacks.
   */
  String image() default "";

  /**
   * The PostgreSQL version: a major version such as {@code "17"} or an exact one such as {@code
   * "17.11"}. Default: the JUnit configuration parameter or system property {@code
   * plumbline.postgres.version}, then the newest on the class path, or what is installed.
   */
  String postgresVersion() default "";

  /** Settings of the server, as in {@code postgresql.conf}, each as {@code name=value}. */
  String[] postgresSettings() default {};

  /** How many tests share a database. */
  Scope databasePer() default Scope.CLASS;

  /** The mildest severity that makes the contract and the assertions fail. */
  Severity failOn() default Severity.WARNING;

  /**
   * Findings that the service lives with, each with a reason. The file {@code
   * plumbline/<service>.judgement} on the class path can hold more. An acceptance that no longer
   * matches anything is a finding itself.
   */
  Accept[] accept() default {};

  /** Severities that the service gives to kinds of findings instead of the usual ones. */
  SeverityOf[] severities() default {};

  /** Which tests share a database. Each database starts freshly migrated. */
  enum Scope {
    /** All test classes of the service, under the same settings. */
    SERVICE,
    /** The tests of one class, with its nested classes. */
    CLASS,
    /** None: every test, and every invocation of a parameterised one, has its own. */
    METHOD
  }
}
