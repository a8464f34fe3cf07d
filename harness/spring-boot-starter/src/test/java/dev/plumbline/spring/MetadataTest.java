package dev.plumbline.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Development environments complete and explain the properties. */
class MetadataTest {

  private static String metadata() throws IOException {
    // Boot's own jars have such files, too
    for (URL file :
        Collections.list(
            PlumblineProperties.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream content = file.openStream()) {
        String text = new String(content.readAllBytes(), UTF_8);
        if (text.contains("\"plumbline\"")) {
          return text;
        }
      }
    }
    throw new AssertionError("No metadata: the annotation processor did not run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enabled",
        "service",
        "skip",
        "wait",
        "schema-check",
        "history-schema",
        "data-sources",
        "health.max-age"
      })
  void everyPropertyIsDescribed(String property) throws IOException {
    assertThat(metadata())
        .containsPattern(
            "\"name\": \"plumbline\\."
                + property
                + "\",\\s*\"type\": \"[^\"]+\",\\s*\"description\": \"[A-Z][^\"]+\\.\"");
  }
}
