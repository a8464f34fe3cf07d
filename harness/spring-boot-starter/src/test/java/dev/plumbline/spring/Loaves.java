package dev.plumbline.spring;

import dev.plumbline.postgres.Database;
import dev.plumbline.spring.loaves.LoavesApplication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the small service. */
final class Loaves {

  private final List<Class<?>> sources = new ArrayList<>(List.of(LoavesApplication.class));
  private final Map<String, String> properties = new TreeMap<>();

  static Loaves on(Database database) {
    return new Loaves()
        .with(
            "plumbline.service=loaves",
            // the migrator has brought Liquibase to the class path
            "spring.liquibase.enabled=false",
            "spring.datasource.url=" + database.jdbcUrl(),
            "spring.datasource.username=" + database.username(),
            "spring.datasource.password=" + database.password());
  }

  Loaves with(String... lines) {
    for (String line : lines) {
      int equals = line.indexOf('=');
      properties.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return this;
  }

  Loaves without(String property) {
    properties.remove(property);
    return this;
  }

  Loaves with(Class<?>... configurations) {
    sources.addAll(Arrays.asList(configurations));
    return this;
  }

  ConfigurableApplicationContext start() {
    LoavesApplication.USERS.clear();
    return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
        .web(WebApplicationType.NONE)
        .run(
            properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
  }
}
