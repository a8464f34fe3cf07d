package dev.plumbline.archunit.violating;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.tool.hbm2ddl.SchemaExport;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

final class CreatesTheSchema {

  SchemaExport byExport() {
    return new SchemaExport();
  }

  void byPersistence() {
    Persistence.generateSchema("unit", Map.of());
  }

  void bySchemaManager(EntityManagerFactory factory) {
    factory.getSchemaManager().create(true);
  }

  void byHibernate(SessionFactory factory) {
    factory.getSchemaManager().dropMappedObjects(true);
  }

  List<?> byTool(SchemaManagementToolCoordinator coordinator) {
    return List.of(coordinator);
  }

  ResourceDatabasePopulator byScript() {
    return new ResourceDatabasePopulator();
  }

  Map<String, Object> bySetting() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AvailableSettings.HBM2DDL_AUTO, "update");
    return settings;
  }

  String[] byArgument() {
    return new String[] {"--spring.jpa.hibernate.ddl-auto=create-drop"};
  }
}
