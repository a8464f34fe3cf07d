package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.plumbline.cli.PlumblineJar.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads what {@code --output json} printed, and holds it against its schema. */
public final class JsonDocuments {

  private static final JsonSchema SCHEMA = schema();

  private JsonDocuments() {}

  private static JsonSchema schema() {
    try (InputStream in =
        Objects.requireNonNull(Plumbline.class.getResourceAsStream("output.schema.json"))) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode of(Result result) {
    JsonNode document = parse(result.out());
    assertThat(SCHEMA.validate(document)).as(result.toString()).isEmpty();
    assertThat(document.get("exitCode").asInt()).isEqualTo(result.exitCode());
    assertThat(result.out()).hasLineCount(1);
    return document;
  }

  /** Of a command for one service, what is said of it. */
  static JsonNode service(Result result) {
    JsonNode services = of(result).get("services");
    assertThat(services).hasSize(1);
    return services.get(0);
  }

  public static JsonNode parse(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("This is not JSON: " + text, e);
    }
  }
}
