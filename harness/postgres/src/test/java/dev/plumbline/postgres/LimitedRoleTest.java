package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that may create databases, and nothing else. */
class LimitedRoleTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "14"})
  void canDoEverything(String version) throws Exception {
    try (SharedServer server = new SharedServer(version)) {
      Sql.run(server.maintenance(), "CREATE ROLE limited LOGIN CREATEDB PASSWORD 'flour'");
      ServerCluster cluster = server.joinAs("limited", "flour");
      List<Connection> open = new ArrayList<>();
      cluster.templates().get("role", "role", new Steps("a1"));
      Template template = cluster.templates().get("role", "role", new Steps("a1", "b1"));
      template = cluster.templates().note(template, "more", "text");
      for (int i = 0; i < 6; i++) {
        Database database = cluster.newDatabase(template);
        assertThat(Steps.in(database)).isEqualTo("a1,b1");
        open.add(database.connect());
        cluster.discard(database);
      }
      Database kept = cluster.createDatabase("kept");
      open.add(kept.connect());
      cluster.dropDatabase(cluster.cloneDatabase(kept, "copy"));
      cluster.keep(kept);
      cluster.release();
      assertThat(server.ofRuns()).containsExactly(kept.name());
      ServerCluster next = server.joinAs("limited", "flour");
      Steps same = new Steps("a1", "b1");
      assertThat(next.templates().get("role", "role", same).notes()).containsEntry("more", "text");
      assertThat(same.built()).isZero();
      // What others have made is not trusted, and not theirs to drop.
      Steps anew = new Steps("a1", "b1");
      server.join().templates().get("role", "role", anew);
      assertThat(anew.built()).isEqualTo(1);
      for (Connection connection : open) {
        connection.close();
      }
    }
  }
}
