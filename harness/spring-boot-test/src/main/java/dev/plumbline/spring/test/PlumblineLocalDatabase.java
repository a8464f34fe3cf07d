package dev.plumbline.spring.test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Lets an application that a developer starts find its database: a PostgreSQL of its own that
 * starts with it, migrated by the service's changelog. The database stays between starts, and is
 * migrated when the changelog has grown. From a class beside the tests:
 *
 * <pre>{@code
 * class LocalOrders {
 *   public static void main(String[] args) {
 *     SpringApplication.from(OrdersApplication::main).with(PlumblineLocalDatabase.class).run(args);
 *   }
 * }
 * }</pre>
 *
 * <p>The log says how to connect. Service and changelog are found as by {@link
 * AutoConfigurePlumbline} without attributes. {@code --plumbline.local.recreate=true} begins with
 * an empty database.
 */
@Configuration(proxyBeanMethods = false)
@Import(LocalDatabaseRegistrar.class)
public class PlumblineLocalDatabase {}
