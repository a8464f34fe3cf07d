package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.transaction.annotation.Transactional;

/** Fresh databases for classes and methods. All of these classes share one context. */
class RefreshTest {

  private static final Set<ApplicationContext> CONTEXTS = new HashSet<>();

  @AfterAll
  static void allWereInOneContext() {
    assertThat(CONTEXTS).hasSize(1);
  }

  @SpringBootTest(classes = BreadApplication.class, properties = "test=refresh")
  abstract static class InTheContext {

    @Autowired DataSource dataSource;
    @Autowired ApplicationContext context;

    void remember() {
      CONTEXTS.add(context);
    }
  }

  @Nested
  @AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_EACH_TEST_METHOD)
  class BeforeEachTest extends InTheContext {

    private static final List<String> DATABASES = new ArrayList<>();

    @RepeatedTest(20)
    void findsAFreshDatabase() throws SQLException {
      remember();
      Bread.assertMigratedOnce(dataSource);
      Bread.bake(dataSource, 1);
      DATABASES.add(Bread.database(dataSource));
      assertThat(DATABASES).doesNotHaveDuplicates();
    }

    @Test
    @Transactional
    @Sql(statements = "insert into loaf (id, name) values (7, 'rye')")
    void isFreshBeforeItsTransactionBegins() throws SQLException {
      remember();
      assertThat(Bread.loaves(new TransactionAwareDataSourceProxy(dataSource))).isEqualTo(1);
    }
  }

  @Nested
  @AutoConfigurePlumbline(refresh = RefreshMode.AFTER_EACH_TEST_METHOD)
  class AfterEachTest extends InTheContext {

    @RepeatedTest(3)
    void leavesAFreshDatabase(RepetitionInfo repetition) throws SQLException {
      remember();
      if (repetition.getCurrentRepetition() > 1) {
        Bread.assertMigratedOnce(dataSource);
      }
      Bread.bake(dataSource, 1 + Bread.loaves(dataSource));
    }
  }

  @Nested
  @AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class BeforeTheClass extends InTheContext {

    @Test
    @Order(1)
    void theFirstTestFindsAFreshDatabase() throws SQLException {
      remember();
      Bread.assertMigratedOnce(dataSource);
      Bread.bake(dataSource, 1);
    }

    @Test
    @Order(2)
    void theOthersGoOnWithIt() throws SQLException {
      assertThat(Bread.loaves(dataSource)).isEqualTo(1);
    }

    @Nested
    class Inside {
      @Test
      void nestedClassesGoOnWithItToo() throws SQLException {
        assertThat(Bread.loaves(dataSource)).isEqualTo(1);
      }
    }
  }

  @Nested
  @AutoConfigurePlumbline(refresh = RefreshMode.AFTER_CLASS)
  class AfterTheClass extends InTheContext {

    private static String before = "";

    @Test
    void thereIsADatabase() throws SQLException {
      remember();
      before = Bread.database(dataSource);
    }

    @AfterAll
    static void itIsTheSameUntilTheEnd() {
      assertThat(before).isNotEmpty();
    }
  }

  @Nested
  @AutoConfigurePlumbline
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class Never extends InTheContext {

    private static String first = "";

    @BeforeAll
    static void forget() {
      first = "";
    }

    @RepeatedTest(2)
    void theDatabaseStays() throws SQLException {
      remember();
      String now = Bread.database(dataSource);
      assertThat(first).isIn("", now);
      first = now;
    }
  }

  @AutoConfigurePlumbline
  abstract static class Annotated extends InTheContext {}

  @Nested
  @AutoConfigurePlumbline(refresh = RefreshMode.BEFORE_EACH_TEST_METHOD)
  class OtherThanItsSuperclass extends Annotated {

    @RepeatedTest(2)
    void findsAFreshDatabase() throws SQLException {
      remember();
      Bread.assertMigratedOnce(dataSource);
      Bread.bake(dataSource, 1);
    }

    @Nested
    @AutoConfigurePlumbline(refresh = RefreshMode.NEVER)
    class OtherThanTheClassAround {

      private static String first = "";

      @BeforeAll
      static void forget() {
        first = "";
      }

      @RepeatedTest(2)
      void theDatabaseStays() throws SQLException {
        String now = Bread.database(dataSource);
        assertThat(first).isIn("", now);
        first = now;
      }
    }
  }
}
