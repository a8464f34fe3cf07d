package dev.plumbline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.JsonDocuments;
import dev.plumbline.cli.settings.Redaction;
import dev.plumbline.verification.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  private final Redaction redaction = new Redaction();

  @Test
  void writesEveryKindOfValue() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", "a");
    object.put("number", 1.5);
    object.put("list", List.of(true, Map.of()));
    object.put("written", new Json.Written("{\"b\":1}"));
    object.put("constant", ExitCode.OK);

    assertThat(Json.of(object, redaction).text())
        .isEqualTo(
            "{\"text\":\"a\",\"number\":1.5,\"list\":[true,{}],\"written\":{\"b\":1},\"constant\":\"OK\"}");
    assertThat(Json.of(Arrays.asList("x", null), redaction).text()).isEqualTo("[\"x\",null]");
  }

  @Test
  void whatItWritesIsReadBackAlike() {
    StringBuilder characters = new StringBuilder("\u2028\u2029\ud83c\udf5e é \"\\/");
    for (char c = 0; c < 0x100; c++) {
      characters.append(c);
    }
    String text = characters.toString();

    assertThat(JsonDocuments.parse(Json.of(text, redaction).text()).asText()).isEqualTo(text);
  }

  @Test
  void hidesASecretBeforeQuotingCouldDisguiseIt() {
    redaction.hide("pa\"ss\\word");

    assertThat(Json.of(Map.of("sql", "alter role 'pa\"ss\\word'"), redaction).text())
        .isEqualTo("{\"sql\":\"alter role '***'\"}");
  }
}
