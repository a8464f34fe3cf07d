package dev.plumbline.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Lets the data sources of a test's application context lead to a real PostgreSQL that is migrated
 * by the service's changelog. Goes with {@code @SpringBootTest} and with slices such as
 * {@code @DataJpaTest}:
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigurePlumbline
 * class OrdersTest { … }
 * }</pre>
 *
 * <p>Each context has a database of its own, which is dropped when the context is closed. Contexts,
 * and JUnit tests with {@code @PlumblineTest}, share one server in a JVM. Liquibase and Flyway do
 * not run when the context starts: the database is migrated.
 *
 * <p>{@code @Nested} classes inherit the annotation. Where tests run in parallel, those that
 * replace the database ({@link #refresh}) have it to themselves. It can be repeated, for several
 * data sources.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(AutoConfigurePlumbline.List.class)
@ResourceLock(providers = RefreshLocks.class)
public @interface AutoConfigurePlumbline {

  /**
   * The name of the bean of the data source. Unless given, all those that no other annotation
   * names.
   */
  String dataSource() default "";

  /**
   * The service's name. Unless given, the property {@code
   * plumbline.data-sources.<dataSource>.service}, {@code plumbline.service}, {@code
   * spring.application.name}, or else {@code application}.
   */
  String service() default "";

  /**
   * The changelog's path on the class path. Unless given, {@code spring.liquibase.change-log}, if
   * it is set and no data source is named; or else {@code db.changelog-master} or {@code
   * changelog}, as .yaml, .yml, .xml, .json or .sql, in one of {@code changelogs/<service>/},
   * {@code db/changelog/<service>/}, {@code db/changelog/}.
   */
  String changelog() default "";

  /**
   * Liquibase's contexts, separated by commas. Unless given, {@code spring.liquibase.contexts}, if
   * no data source is named; or else every changeSet applies.
   */
  String contexts() default "";

  /**
   * Liquibase's label filter. Unless given, {@code spring.liquibase.label-filter}, if no data
   * source is named; or else every changeSet applies.
   */
  String labelFilter() default "";

  /**
   * Changelog parameters, each as {@code name=value}, beside those of {@code
   * spring.liquibase.parameters} if no data source is named.
   */
  String[] parameters() default {};

  /**
   * Where the server comes from: {@code embedded}, {@code installed}, {@code installed:FOLDER},
   * {@code testcontainers}, {@code testcontainers:IMAGE}, or the JDBC URL of a server that exists.
   * Unless given, the JUnit configuration parameter or system property {@code plumbline.postgres};
   * unless that is given, the environment variable {@code PLUMBLINE_POSTGRES}; unless that is
   * given, {@code embedded}.
   */
  String postgres() default "";

  /**
   * The PostgreSQL version: a major version such as {@code "17"} or an exact one such as {@code
   * "17.11"}. Unless given, {@code plumbline.postgres.version}, likewise; unless that is given, the
   * newest on the class path.
   */
  String postgresVersion() default "";

  /** Settings of the server, as in {@code postgresql.conf}, each as {@code name=value}. */
  String[] postgresSettings() default {};

  /** When the database is replaced by a fresh one, in the same context. */
  RefreshMode refresh() default RefreshMode.NEVER;

  /** Several, each for another data source. */
  @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @Inherited
  @ResourceLock(providers = RefreshLocks.class)
  @interface List {
    /** The annotations. */
    AutoConfigurePlumbline[] value();
  }
}
