package dev.plumbline.junit.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.SchemaContract;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A changelog that asks for PostGIS, on the PostgreSQL of the machine. */
@EnabledIf(
    value = "postgisIsThere",
    disabledReason = "PostGIS is not installed: apt-get install postgresql-15-postgis-3")
@PlumblineTest(value = "map", postgres = "installed:/usr/lib/postgresql/15")
class InstalledExtensionTest implements SchemaContract {

  static boolean postgisIsThere() {
    return Files.exists(Path.of("/usr/share/postgresql/15/extension/postgis.control"));
  }

  @Test
  void entitiesAreWrittenAndFoundByTheirPlace(EntityManager entities) {
    entities.getTransaction().begin();
    entities.persist(new Bakery(1, "POINT(8.4 49)"));
    entities.flush();
    entities.clear();
    Object found =
        entities
            .createNativeQuery(
                "select id from bakeries where ST_DWithin(place::geography,"
                    + " 'SRID=4326;POINT(8.41 49)', 1000)",
                Long.class)
            .getSingleResult();
    assertThat(found).isEqualTo(1L);
    assertThat(entities.find(Bakery.class, 1L).place()).isEqualTo("POINT(8.4 49)");
    entities.getTransaction().rollback();
  }
}
