package dev.plumbline.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.spring.test.bread.BreadApplication;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** An application as a developer starts it. */
@ExtendWith(OutputCaptureExtension.class)
class LocalRunTest {

  private static final String SMALL = "--spring.liquibase.change-log=local/first.sql";
  private static final String GROWN = "--spring.liquibase.change-log=local/grown.sql";
  private static final String EDITED = "--spring.liquibase.change-log=local/edited.sql";
  private static final String ANEW = "--plumbline.local.recreate=true";

  interface Question {
    void ask(DataSource dataSource) throws SQLException;
  }

  private static void run(Question question, String... arguments) throws SQLException {
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--spring.application.name=localbread";
    all[arguments.length + 1] = "--spring.main.web-application-type=none";
    all[arguments.length + 2] = "--plumbline.enabled=false";
    all[arguments.length + 3] = "--spring.jpa.hibernate.ddl-auto=none";
    try (ConfigurableApplicationContext context =
        SpringApplication.from(BreadApplication::main)
            .with(PlumblineLocalDatabase.class)
            .run(all)
            .getApplicationContext()) {
      question.ask(context.getBean(DataSource.class));
    }
  }

  @Test
  void theDatabaseStaysAndGrowsWithTheChangelog(CapturedOutput output) throws SQLException {
    run(bread -> Bread.bake(bread, 1), SMALL, ANEW);
    assertThat(output)
        .contains("Local database of localbread, migrated just now (changeSets applied: 1):")
        .contains("jdbc:postgresql://127.0.0.1:", "psql -h 127.0.0.1");

    run(bread -> assertThat(Bread.loaves(bread)).isEqualTo(1), SMALL);
    assertThat(output).contains("Local database of localbread, up to date:");

    run(
        bread -> {
          assertThat(Bread.loaves(bread)).isEqualTo(1);
          assertThat(Bread.value(bread, "select count(*) from roll")).isEqualTo("0");
        },
        GROWN);

    assertThatThrownBy(() -> run(bread -> {}, EDITED))
        .hasStackTraceContaining("The local database of localbread cannot be migrated. ")
        .hasStackTraceContaining("start once with --plumbline.local.recreate=true");
    run(bread -> assertThat(Bread.loaves(bread)).isZero(), EDITED, ANEW);
  }
}
