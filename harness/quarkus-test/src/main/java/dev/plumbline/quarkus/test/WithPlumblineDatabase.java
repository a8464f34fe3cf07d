package dev.plumbline.quarkus.test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.WithTestResourceRepeatable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a data source of the application under test lead to a real PostgreSQL that is migrated by
 * the service's changelog:
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithPlumblineDatabase
 * class OrdersTest { … }
 * }</pre>
 *
 * <p>Test classes with equal annotations share the running application, as Quarkus has it, and its
 * database. All applications, and JUnit tests with {@code @PlumblineTest}, share one server in a
 * JVM. Liquibase and Flyway do not migrate when the application starts, and Hibernate makes no
 * tables: the database is migrated. It is dropped when Quarkus stops the application.
 *
 * <p>It can be repeated, for several data sources. A test profile names {@link
 * PlumblineDatabaseResource} instead.
 */
@WithTestResource(PlumblineDatabaseResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(WithPlumblineDatabase.List.class)
public @interface WithPlumblineDatabase {

  // No attribute is an array: Quarkus would start the application anew for each class, since two
  // arrays are never equal.

  /**
   * The service's name. Unless given, the property {@code plumbline.service} or {@code
   * quarkus.application.name}.
   */
  String value() default "";

  /** The name of the data source; unless given, the default one. */
  String dataSource() default "";

  /**
   * The changelog's path on the class path. Unless given, {@code quarkus.liquibase.change-log} of
   * the data source; or else {@code db.changelog-master} or {@code changelog}, as .yaml, .yml,
   * .xml, .json or .sql, in one of {@code changelogs/<service>/}, {@code db/changelog/<service>/},
   * {@code db/changelog/}; or else what Quarkus takes, {@code db/changeLog.xml}.
   */
  String changelog() default "";

  /**
   * Liquibase's contexts, separated by commas. Unless given, {@code quarkus.liquibase.contexts} of
   * the data source; or else every changeSet applies.
   */
  String contexts() default "";

  /**
   * Liquibase's label filter. Unless given, {@code quarkus.liquibase.labels} of the data source; or
   * else every changeSet applies.
   */
  String labelFilter() default "";

  /**
   * Where the server comes from: {@code embedded}, {@code installed}, {@code installed:FOLDER},
   * {@code testcontainers}, {@code testcontainers:IMAGE}, or the JDBC URL of a server that exists.
   * Unless given, the system property {@code plumbline.postgres}; unless that is given, the
   * environment variable {@code PLUMBLINE_POSTGRES}; unless that is given, {@code embedded}.
   */
  String postgres() default "";

  /**
   * The PostgreSQL version: a major version such as {@code "17"} or an exact one such as {@code
   * "17.11"}. Unless given, {@code plumbline.postgres.version}, likewise; unless that is given, the
   * newest on the class path.
   */
  String postgresVersion() default "";

  /** Several, each for another data source. */
  @WithTestResourceRepeatable(WithPlumblineDatabase.class)
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @Documented
  @interface List {
    /** The annotations. */
    WithPlumblineDatabase[] value();
  }
}
