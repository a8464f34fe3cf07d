package dev.plumbline.benchmarks.model;

import java.util.List;
import java.util.Map;

/** The bakery's services as models. */
public final class ServiceModels {

  private static final List<String> SERVICES =
      List.of(
          "alert-processor",
          "auth",
          "external",
          "forecasting",
          "inventory",
          "notification",
          "orders",
          "pos",
          "production",
          "recipes",
          "sales",
          "suppliers",
          "tenant",
          "training");

  /** As their contract tests have it. */
  private static final List<String> IN_SNAKE_CASE = List.of("notification", "suppliers");

  private ServiceModels() {}

  /** The bakery's services: their changelogs make the schema. */
  public static List<EntityModel> all() {
    return SERVICES.stream().map(ServiceModels::service).toList();
  }

  private static EntityModel service(String name) {
    String strategy = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl";
    return new EntityModel(
        name,
        ManagedClasses.in("dev.plumbline.bakery." + name.replace("-", "")),
        ServiceModels.class.getClassLoader(),
        IN_SNAKE_CASE.contains(name)
            ? Map.of("hibernate.physical_naming_strategy", strategy)
            : Map.of(),
        new SchemaOrigin.ByChangelog(name));
  }
}
