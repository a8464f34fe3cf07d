package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBuilderTest {

  @Test
  void leavesNothingThatCounts(@TempDir Path folder) throws Exception {
    try (SharedServer server = new SharedServer();
        LogLines log = new LogLines()) {
      Process builder = builder(server.endpoint(), folder);
      try {
        SharedServer.await("announced", () -> Files.exists(folder.resolve("announced")));
        ServerCluster cluster = server.join();
        Steps steps = new Steps("bread");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Template> waiting =
            thread.submit(() -> cluster.templates().get("killed", "second", steps));
        thread.shutdown();
        SharedServer.await("told", () -> !log.containing("Template second: waiting").isEmpty());
        assertThat(waiting.isDone()).isFalse();
        assertThat(server.templates()).isEmpty();
        assertThat(server.ofRuns()).hasSize(1);
        builder.destroyForcibly().waitFor();
        Template template = waiting.get();
        assertThat(server.templates()).containsExactly(template.database());
        assertThat(Steps.in(cluster.newDatabase(template))).isEqualTo("bread");
        server.join();
        server.awaitTrue(
            "SELECT count(*) = 0 FROM pg_database WHERE datname LIKE 'plumbline\\_%\\_killed'");
        assertThat(log.containing("waiting for process"))
            .singleElement()
            .asString()
            .contains("plumbline builds template killed");
      } finally {
        builder.destroyForcibly().waitFor();
      }
    }
  }

  private Process builder(Database.Endpoint endpoint, Path folder) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), endpoint.password());
    List<String> command = TestJvm.command();
    command.addAll(
        List.of(
            TemplateBuilder.class.getName(),
            endpoint.host(),
            Integer.toString(endpoint.port()),
            endpoint.username(),
            password.toString(),
            folder.resolve("announced").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
