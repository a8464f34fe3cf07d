package dev.plumbline.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A service whose Hibernate would not start has no green contract. */
class StartOfHibernateTest {

  private static String failures(Class<?> sample) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(sample))
        .execute()
        .allEvents()
        .failed()
        .stream()
        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage)
        .collect(Collectors.joining("\n"));
  }

  @Entity(name = "Ticket")
  @Table(name = "tickets")
  static class Ticket {
    @Id
    @GeneratedValue(generator = "tickets_seq")
    @SequenceGenerator(name = "tickets_seq", sequenceName = "tickets_seq", allocationSize = 20)
    @Nullable Long id;

    @Column(length = 20)
    @Nullable String label;
  }

  @PlumblineTest(value = "queue", entities = Ticket.class)
  static class Increment implements SchemaContract {}

  @Test
  void anIncrementOnWhichHibernateDoesNotStartFails() {
    assertThat(failures(Increment.class)).contains("SEQUENCE_INCREMENT_MISMATCH  tickets_seq");
  }

  @Entity(name = "Slip")
  @Table(name = "tickets")
  @NamedQuery(name = "Slip.lost", query = "from Slip where colour = 'red'")
  static class Slip {
    @Id @Nullable Long id;

    @Column(columnDefinition = "no_such_type")
    @Nullable String label;
  }

  @PlumblineTest(value = "queue", entities = Slip.class)
  static class Query implements SchemaContract {}

  @Test
  void aNamedQueryThatDoesNotFitFailsBesideWhateverElseIsWrong() {
    assertThat(failures(Query.class))
        .contains("MAPPING_REFUSED", "Slip.lost", "DEFINITION_REJECTED  tickets.label");
  }
}
