package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.plumbline.junit.PlumblineTest.Scope;
import dev.plumbline.junit.shop.Product;
import jakarta.persistence.EntityManagerFactory;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Who shares a database with whom. The sample classes run through JUnit's own test kit. */
class ScopeTest {

  private static final Set<String> URLS = ConcurrentHashMap.newKeySet();

  @AfterAll
  static void forget() {
    URLS.clear();
  }

  private static void run(int tests, Class<?>... samples) {
    URLS.clear();
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> sample : samples) {
      kit.selectors(selectClass(sample));
    }
    kit.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
  }

  private static void countsAsFirstVisitor(ServiceDatabase database, EntityManagerFactory factory) {
    URLS.add(database.jdbcUrl());
    long products =
        factory
            .unwrap(SessionFactory.class)
            .fromTransaction(
                session -> {
                  session.persist(new Product("Rye"));
                  session.flush();
                  return session
                      .createQuery("select count(*) from Product", Long.class)
                      .getSingleResult();
                });
    assertThat(products).isEqualTo(1);
  }

  @Test
  void aDatabaseForEachMethodAndInvocation() {
    run(7, EachMethod.class);

    assertThat(URLS).hasSize(7);
  }

  @Test
  void oneDatabaseForAClassAndItsNestedClasses() {
    run(3, OneClass.class, AnotherClass.class);

    assertThat(URLS).hasSize(2);
  }

  @Test
  void aNestedClassWithItsOwnAnnotationHasItsOwnDatabase() {
    run(2, Outer.class);

    assertThat(URLS).hasSize(2);
  }

  @Test
  void oneDatabaseForAllClassesOfAService() {
    run(2, OneOfService.class, OtherOfService.class);

    assertThat(URLS).hasSize(1);
  }

  @PlumblineTest(value = "shop", entities = Product.class, databasePer = Scope.METHOD)
  static class EachMethod {

    @Test
    void one(ServiceDatabase database, EntityManagerFactory factory) {
      countsAsFirstVisitor(database, factory);
    }

    @Test
    void two(ServiceDatabase database, EntityManagerFactory factory) {
      countsAsFirstVisitor(database, factory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void invocations(String value, ServiceDatabase database, EntityManagerFactory factory) {
      assertThat(value).isNotEmpty();
      countsAsFirstVisitor(database, factory);
    }

    @RepeatedTest(2)
    void repetitions(ServiceDatabase database, EntityManagerFactory factory) {
      countsAsFirstVisitor(database, factory);
    }

    @Nested
    class Inside {
      @Test
      void three(ServiceDatabase database, EntityManagerFactory factory) {
        countsAsFirstVisitor(database, factory);
      }
    }
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class OneClass {
    @Test
    void one(ServiceDatabase database) {
      URLS.add(database.jdbcUrl());
    }

    @Nested
    class Inside {
      @Test
      void two(ServiceDatabase database) {
        URLS.add(database.jdbcUrl());
      }
    }
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class AnotherClass {
    @Test
    void one(ServiceDatabase database) {
      URLS.add(database.jdbcUrl());
    }
  }

  @PlumblineTest(value = "shop", entities = Product.class)
  static class Outer {
    @Test
    void one(ServiceDatabase database) {
      URLS.add(database.jdbcUrl());
    }

    @Nested
    @PlumblineTest(value = "shop", entities = Product.class)
    class Inside {
      @Test
      void two(ServiceDatabase database) {
        URLS.add(database.jdbcUrl());
      }
    }
  }

  @PlumblineTest(value = "shop", entities = Product.class, databasePer = Scope.SERVICE)
  static class OneOfService {
    @Test
    void one(ServiceDatabase database) {
      URLS.add(database.jdbcUrl());
    }
  }

  @PlumblineTest(value = "shop", entities = Product.class, databasePer = Scope.SERVICE)
  static class OtherOfService {
    @Test
    void one(ServiceDatabase database) {
      URLS.add(database.jdbcUrl());
    }
  }
}
