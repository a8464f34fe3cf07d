package dev.plumbline.spring.test;

import static dev.plumbline.junit.PlumblineAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.junit.PlumblineTest;
import dev.plumbline.junit.ServiceDatabase;
import dev.plumbline.spring.test.bread.BreadApplication;
import dev.plumbline.spring.test.stock.Supplier;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** In this package and above it there is no application. */
class ApplicationElsewhereTest {

  @Nested
  @PlumblineTest(
      value = "shelf",
      changelog = "shelf/changes.sql",
      contexts = "usual",
      parameters = {"schema=public", "prefix="},
      entities = Supplier.class)
  class WithoutAny {
    @Test
    void theAnnotationSaysEverything(ServiceDatabase database, EntityManagerFactory entities) {
      assertThat(database).agreesWithEntities();
      assertThat(entities.getProperties()).doesNotContainKey("hibernate.physical_naming_strategy");
    }
  }

  @Nested
  @PlumblineTest("bread")
  @ContextConfiguration(classes = BreadApplication.class)
  class ThatAConfigurationNames {
    @Test
    void isTheOneWhoseEntitiesCount(ServiceDatabase database, EntityManagerFactory entities) {
      assertThat(database).agreesWithEntities();
      assertThat(entities.getMetamodel().getEntities()).hasSize(1);
      assertThat(entities.getProperties()).containsKey("hibernate.physical_naming_strategy");
    }
  }

  @Nested
  @PlumblineTest("bread")
  @AutoConfigurePlumbline
  @SpringBootTest(classes = BreadApplication.class)
  class ThatATestOfSpringsNames {
    @Test
    void isTheOneWhoseEntitiesCount(ServiceDatabase database, EntityManagerFactory entities) {
      assertThat(database).agreesWithEntities();
      assertThat(entities.getProperties()).containsKey("hibernate.physical_naming_strategy");
    }
  }
}
