package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.cli.PlumblineJar.Result;
import dev.plumbline.cli.command.MigrationSettings;
import dev.plumbline.cli.fleet.Shutdown;
import dev.plumbline.postgres.Database;
import dev.plumbline.verification.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code ci/kubernetes/auth.yaml} fits the jar; ci/image-check runs what it says in the image. */
class KubernetesIT {

  private static final String PASSWORD_FILE = "--password-file=/run/secrets/plumbline/password";

  private final List<JsonNode> manifests = new ArrayList<>();

  KubernetesIT() throws Exception {
    String text = Files.readString(PlumblineJar.root().resolve("ci/kubernetes/auth.yaml"));
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
      manifests.add(new ObjectMapper().valueToTree(document));
    }
  }

  private JsonNode job() {
    return manifests.get(0).get("spec");
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  @Test
  void theJobGivesUpOnWhatIsFinalAndOnNothingElse() {
    assertThat(texts(job().at("/podFailurePolicy/rules/1/onExitCodes/values")))
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values())
                .filter(exitCode -> !exitCode.isSuccess() && !exitCode.isRetriable())
                .map(exitCode -> String.valueOf(exitCode.code()))
                .toList());
  }

  @Test
  void theGuideQuotesIt() throws Exception {
    String guide = Files.readString(PlumblineJar.root().resolve("docs/guide/cli.md"));
    String quoted = guide.substring(guide.indexOf("podFailurePolicy:"));

    assertThat(Files.readString(PlumblineJar.root().resolve("ci/kubernetes/auth.yaml")))
        .contains(quoted.substring(0, quoted.indexOf("```")).stripTrailing().indent(2));
  }

  @Test
  void thereIsTimeToStopInOrder() {
    assertThat(job().at("/template/spec/terminationGracePeriodSeconds").asInt())
        .isGreaterThan((int) new MigrationSettings().grace().plus(Shutdown.AFTERWARDS).toSeconds());
  }

  @Test
  void itsCommandsDoWhatTheyAreFor(@TempDir Path dir) throws Exception {
    Path password = dir.resolve("password");
    JsonNode migrating = job().at("/template/spec/containers/0");
    JsonNode waiting = manifests.get(1).at("/spec/template/spec/initContainers/0");
    Database database = PlumblineJar.newDatabase();
    Files.writeString(password, database.password() + "\n");
    PlumblineJar jar =
        PlumblineJar.inRepository()
            .asProcess()
            .with(migrating.at("/env/0/name").asText(), database.jdbcUrl())
            .with("PGUSER", database.username());

    assertThat(waiting.at("/env")).isEqualTo(migrating.at("/env"));
    for (JsonNode container : List.of(migrating, waiting)) {
      assertThat(texts(container.get("args"))).contains(PASSWORD_FILE);
      String[] arguments =
          texts(container.get("args"))
              .map(argument -> argument.replace(PASSWORD_FILE, "--password-file=" + password))
              .toArray(String[]::new);
      Result result = jar.run(arguments);
      assertThat(result.exitCode()).as(result.toString()).isZero();
    }
  }
}
