package dev.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What shows in sources only. */
class SourceRulesTest {

  private static final Path HARNESS = Path.of("..");

  /** How an identifier's and a literal's quotes are doubled. */
  private static final List<String> QUOTING =
      List.of("replace(\"\\\"\", \"\\\"\\\"\")", "replace(\"'\", \"''\")");

  /** Those in postgres are its own, because it knows nobody, and of postgresql.conf. */
  @Test
  void quotesOfSqlAreDoubledInOnePlace() throws IOException {
    List<String> places = new ArrayList<>();
    for (String module : Module.onDisk()) {
      try (Stream<Path> files = Files.walk(HARNESS.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          if (QUOTING.stream().anyMatch(source::contains)) {
            places.add(module + "/" + file.getFileName());
          }
        }
      }
    }

    assertThat(places)
        .containsExactlyInAnyOrder(
            "core/SqlIdentifier.java",
            "core/SqlLiteral.java",
            "postgres/Quoted.java",
            "postgres/ServerConfiguration.java");
  }
}
