package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Rows that the changelog stores under keys that are still to be generated. */
class TakenKeysContractTest {

  @Entity
  @Table(name = "jars")
  static class Jar {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Nullable String label;
  }

  @PlumblineTest(value = "stocked", entities = Jar.class)
  static class Stocked implements SchemaContract {}

  /** What a test does to its rows is no matter. */
  @PlumblineTest(value = "stocked", entities = Jar.class)
  static class Emptied implements SchemaContract {
    @Override
    @Test
    public void entitiesAndSchemaAgree(ServiceDatabase database) {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("delete from jars");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      SchemaContract.super.entitiesAndSchemaAgree(database);
    }
  }

  private static List<String> failures(Class<?> sample, Path fixes) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("plumbline.fixes", fixes.toString())
        .selectors(selectMethod(sample, "entitiesAndSchemaAgree", ServiceDatabase.class.getName()))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(
            event ->
                event
                    .getPayload(TestExecutionResult.class)
                    .flatMap(TestExecutionResult::getThrowable)
                    .map(Throwable::getMessage)
                    .orElse(""))
        .toList();
  }

  @Test
  void areFoundInTheChangelogsRows(@TempDir Path dir) {
    List<String> first = failures(Stocked.class, dir);

    assertThat(first)
        .singleElement()
        .asString()
        .contains(
            "1 error",
            "SEQUENCE_START_MISMATCH  jars.id",
            "the sequence jars_id_seq goes on with 1, and a row has 1",
            "mapped by dev.plumbline.junit.TakenKeysContractTest$Jar.id",
            "A changeSet of its own would set it for every database")
        .doesNotContain("Suggested changeSets");
    assertThat(failures(Stocked.class, dir)).isEqualTo(first); // from the note
    assertThat(failures(Emptied.class, dir)).isEqualTo(first);
  }
}
